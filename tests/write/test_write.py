"""The new site takes the old one's place, whole or not at all."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.write.places import FIRST, SECOND, content, left_beside, write
from tracker import write as stage
from tracker.cache import Cache
from tracker.hold import CannotWrite, Held, hold
from tracker.plain import plain_bytes


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


def test_only_files_that_are_not_as_they_were_written_are_read(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    monkeypatch.setattr(stage, "plain_bytes", lambda path: (read.append(path), plain_bytes(path))[1])

    def write_with_cache(place: Path) -> list[str]:
        """What is read of an old site that is written once more."""
        read.clear()
        with Cache(tmp_path / "cache", "1") as cache, hold(place) as held:
            stage.write(held, FIRST, cache)
        assert content(place) == dict(FIRST)
        return read

    page = output / "index.html"
    assert write_with_cache(output) == []
    assert write_with_cache(output) == []
    page.write_bytes(b"two")
    assert write_with_cache(output) == [str(page)]
    os.utime(page, (1, 1))
    assert write_with_cache(output) == [str(page)]
    assert page.stat().st_mtime == 1, "the same bytes are the same file"
    assert write_with_cache(output) == []
    read.clear()
    with Cache(tmp_path / "cache", "1") as cache, hold(output) as held:
        stage.write(held, SECOND, cache)
    assert read == [], "a file as it was written is known not to have other bytes, too"
    assert write_with_cache(output) == []
    shutil.rmtree(tmp_path / "cache/site")
    shutil.copytree(output, tmp_path / "copy")
    assert len(write_with_cache(tmp_path / "copy")) == 3, "a copy has other numbers"


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


def test_no_reader_ever_misses_a_page(output: Path) -> None:
    """While sites take each other's place, every page is there, and is of the one or the other."""
    write(output, FIRST)
    missed, read, done = [], 0, threading.Event()

    def keep_reading() -> None:
        nonlocal read
        while not done.is_set():
            try:
                page = (output / "index.html").read_bytes()
            except OSError as error:
                page = str(error).encode()
            read += 1
            if page not in (b"one", b"two"):
                missed.append(page)

    reader = threading.Thread(target=keep_reading)
    reader.start()
    try:
        for turn in range(50):
            write(output, FIRST if turn % 2 else SECOND)
    finally:
        done.set()
        reader.join()
    assert read > 50
    assert missed == []


def test_all_is_on_disk_before_it_takes_the_place(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []

    def noted(name: str) -> None:
        step: Callable[..., object] = getattr(stage, name)
        monkeypatch.setattr(stage, name, lambda *given: (steps.append(name), step(*given))[1])

    write(output, FIRST)
    for name in ("fill", "flush", "exchange", "settle"):
        noted(name)
    write(output, SECOND)
    assert steps == ["fill", "flush", "exchange", "settle"]


def test_what_does_not_reach_the_disk_does_not_take_the_place(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(handle: int) -> None:
        raise OSError(28, "syncfs")

    write(output, FIRST)
    monkeypatch.setattr(stage, "flush", late)
    with pytest.raises(CannotWrite, match=r"/site：磁盘已满"):
        write(output, SECOND)
    assert content(output) == dict(FIRST)


def test_a_failed_flush_is_told() -> None:
    read, written = os.pipe()
    os.close(read)
    os.close(written)
    with pytest.raises(OSError, match="syncfs"):
        stage.flush(written)


def test_two_renames_where_there_is_no_exchange(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "exchange", lambda one, other: False)
    write(output, FIRST)
    write(output, SECOND)
    assert content(output) == dict(SECOND)
    assert left_beside(output) == []


def test_the_old_site_comes_back_where_the_second_rename_fails(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(held: Held) -> None:
        held.output.rename(held.old)
        raise KeyboardInterrupt

    write(output, FIRST)
    monkeypatch.setattr(stage, "swap", half)
    with pytest.raises(KeyboardInterrupt):
        write(output, SECOND)
    assert content(output) == dict(FIRST)
    assert left_beside(output) == []


def test_a_link_put_in_the_output_is_not_followed(output: Path, tmp_path: Path) -> None:
    write(output, FIRST)
    (tmp_path / "secret").write_bytes(b"same")
    (output / "measures/1/index.html").unlink()
    (output / "measures/1/index.html").symlink_to(tmp_path / "secret")
    write(output, FIRST)
    assert not (output / "measures/1/index.html").is_symlink()
    assert not (output / "measures/1/index.html").samefile(tmp_path / "secret")


def test_a_folder_of_the_output_that_is_a_link_is_not_followed(output: Path, tmp_path: Path) -> None:
    """A file beyond it, of the same bytes, does not become part of the site, and stays."""
    write(output, FIRST)
    (output / "measures").rename(tmp_path / "elsewhere")
    (output / "measures").symlink_to(tmp_path / "elsewhere")
    write(output, SECOND)
    assert content(output) == dict(SECOND)
    assert not (output / "measures").is_symlink()
    assert not (output / "measures/1/index.html").samefile(tmp_path / "elsewhere/1/index.html")
    assert (tmp_path / "elsewhere/1/index.html").read_bytes() == b"same"


def test_where_files_cannot_have_two_names_they_are_written(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Path) -> None:
        raise PermissionError

    write(output, FIRST)
    monkeypatch.setattr(os, "link", refused)
    write(output, SECOND)
    assert content(output) == dict(SECOND)


@pytest.mark.parametrize("path", ["../out.html", "/etc/out.html", "a/../../out.html"])
def test_no_file_leads_out_of_the_site(output: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        write(output, [(path, b"")])
    assert not os.path.lexists(output)
