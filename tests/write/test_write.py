"""The new site takes the old one's place, whole or not at all."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker import write as stage
from tracker.write import MARKER, CannotWrite, beside, write

FIRST = [("index.html", b"one"), ("measures/1/index.html", b"same")]
SECOND = [("index.html", b"two"), ("measures/1/index.html", b"same")]


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def left_beside(output: Path) -> list[str]:
    return sorted(path.name for path in output.parent.iterdir() if path not in (output, beside(output, "lock")))


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "here" / "site"


def test_writes_and_replaces(output: Path) -> None:
    assert write(output, FIRST) == 2
    assert content(output) == dict(FIRST)
    write(output, SECOND)
    assert content(output) == dict(SECOND)
    assert left_beside(output) == []


def test_unchanged_files_stay_the_same_files(output: Path) -> None:
    write(output, FIRST)
    before = {name: (output / name).stat().st_ino for name, _ in FIRST}
    write(output, SECOND)
    after = {name: (output / name).stat().st_ino for name, _ in SECOND}
    assert before["measures/1/index.html"] == after["measures/1/index.html"]
    assert before["index.html"] != after["index.html"]


def test_files_no_longer_made_are_gone(output: Path) -> None:
    write(output, FIRST)
    write(output, SECOND[:1])
    assert content(output) == {"index.html": b"two"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_failure_leaves_the_old_site(output: Path, error: BaseException) -> None:
    write(output, FIRST)

    def breaks() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"half"
        raise error

    with pytest.raises((RuntimeError, KeyboardInterrupt, CannotWrite)):
        write(output, breaks())
    assert content(output) == dict(FIRST)
    assert left_beside(output) == []


def test_two_renames_where_there_is_no_exchange(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "exchange", lambda one, other: False)
    write(output, FIRST)
    write(output, SECOND)
    assert content(output) == dict(SECOND)
    assert left_beside(output) == []


def test_a_build_killed_between_two_renames_is_mended(output: Path) -> None:
    write(output, FIRST)
    output.rename(beside(output, "old"))
    with pytest.raises(RuntimeError):
        write(output, raising())
    assert content(output) == dict(FIRST)


def raising() -> Iterator[tuple[str, bytes]]:
    raise RuntimeError
    yield


def test_leftovers_of_a_killed_build_are_cleared(output: Path) -> None:
    staging = beside(output, "new")
    (staging / "measures").mkdir(parents=True)
    (staging / MARKER).touch()
    (staging / "measures" / "half.html").write_bytes(b"half")
    write(output, FIRST)
    assert left_beside(output) == []


def test_a_strangers_folder_is_refused(output: Path) -> None:
    output.mkdir(parents=True)
    (output / "thesis.txt").write_text("mine")
    with pytest.raises(CannotWrite, match="不是本程序生成的"):
        write(output, FIRST)
    assert (output / "thesis.txt").read_text() == "mine"


def test_an_empty_folder_is_taken(output: Path) -> None:
    output.mkdir(parents=True)
    write(output, FIRST)
    assert content(output) == dict(FIRST)


def test_a_link_is_refused(output: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    output.parent.mkdir()
    output.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotWrite, match="不是文件夹"):
        write(output, FIRST)


def test_a_link_put_in_the_output_is_not_followed(output: Path, tmp_path: Path) -> None:
    write(output, FIRST)
    (tmp_path / "secret").write_bytes(b"same")
    (output / "measures/1/index.html").unlink()
    (output / "measures/1/index.html").symlink_to(tmp_path / "secret")
    write(output, FIRST)
    assert not (output / "measures/1/index.html").is_symlink()


def test_a_second_build_waits_its_turn(output: Path) -> None:
    write(output, FIRST)
    with beside(output, "lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CannotWrite, match="另一次生成"):
            write(output, SECOND)
    assert content(output) == dict(FIRST)


@pytest.mark.parametrize("path", ["../out.html", "/etc/out.html", "a/../../out.html"])
def test_no_file_leads_out_of_the_site(output: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        write(output, [(path, b"")])
    assert not os.path.lexists(output)
