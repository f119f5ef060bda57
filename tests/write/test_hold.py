"""One build at a time, only a folder of ours, and what a killed build left is put right."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.write.places import FIRST, SECOND, content, left_beside, write
from tracker.hold import MARKER, CannotWrite, hold


def test_while_it_is_held_no_other_takes_it(output: Path) -> None:
    write(output, FIRST)
    with hold(output):
        with pytest.raises(CannotWrite, match="另一次生成正在写"):
            write(output, SECOND)
        assert content(output) == dict(FIRST)
    write(output, SECOND)
    assert content(output) == dict(SECOND)


def test_the_one_refused_takes_nothing_from_the_one_that_holds(output: Path) -> None:
    with hold(output) as held:
        before = left_beside(output)
        with pytest.raises(CannotWrite):
            write(output, SECOND)
        assert left_beside(output) == before
        assert held.work.is_dir()
    assert left_beside(output) == []


def test_a_lock_file_done_away_with_holds_nobody(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between opening the file and locking it, the build that held it ends: the lock must be on a file that is there."""
    output.parent.mkdir()
    lock = output.parent / ".site.lock"
    lock.touch()
    real = os.open
    opened: list[int] = []

    def slow(path: Path, *more: int) -> int:
        opened.append(real(path, *more))
        if len(opened) == 1:
            lock.unlink()
        return opened[-1]

    monkeypatch.setattr(os, "open", slow)
    with hold(output):
        monkeypatch.undo()
        assert len(opened) == 2
        with pytest.raises(CannotWrite, match="另一次生成"):
            write(output, FIRST)


def left(folder: Path) -> None:
    """What a build that was killed leaves."""
    (folder / "site/measures").mkdir(parents=True)
    (folder / MARKER).touch()
    (folder / "site/measures/half.html").write_bytes(b"half")
    (folder / "work/pagefind-x").mkdir(parents=True)
    folder.with_name(".site.lock").touch()


def test_leftovers_of_a_killed_build_are_cleared(output: Path) -> None:
    left(output.with_name(".site.new"))
    write(output, FIRST)
    assert left_beside(output) == []
    assert content(output) == dict(FIRST)


def test_leftovers_are_known_until_the_last_is_gone(output: Path) -> None:
    """A build killed while it cleared up, before the marker went and after."""
    output.with_name(".site.new").mkdir(parents=True)
    write(output, FIRST)
    assert left_beside(output) == []


def test_an_old_site_moved_aside_by_a_killed_build_comes_back(output: Path) -> None:
    write(output, FIRST)
    left(output.with_name(".site.new"))
    output.rename(output.with_name(".site.new") / "old")
    with hold(output):
        assert content(output) == dict(FIRST)
    assert content(output) == dict(FIRST)
    assert left_beside(output) == []


def test_a_strangers_folder_is_refused(output: Path) -> None:
    output.mkdir(parents=True)
    (output / "thesis.txt").write_text("mine")
    with pytest.raises(CannotWrite, match="不是本程序生成的"):
        write(output, FIRST)
    assert (output / "thesis.txt").read_text() == "mine"
    assert left_beside(output) == []


def test_an_empty_folder_is_taken(output: Path) -> None:
    output.mkdir(parents=True)
    write(output, FIRST)
    assert content(output) == dict(FIRST)


def file(path: Path, elsewhere: Path) -> None:
    path.write_text("mine")


def folder(path: Path, elsewhere: Path) -> None:
    path.mkdir()
    (path / "thesis.txt").write_text("mine")


def link(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere)


def link_to_file(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere / "thesis.txt")


def link_to_nothing(path: Path, elsewhere: Path) -> None:
    path.symlink_to(elsewhere / "nothing")


def with_a_link_for_marker(path: Path, elsewhere: Path) -> None:
    folder(path, elsewhere)
    (path / MARKER).symlink_to(elsewhere / "thesis.txt")


def pipe(path: Path, elsewhere: Path) -> None:
    os.mkfifo(path)


PLANTED = [file, pipe, folder, link, link_to_file, link_to_nothing, with_a_link_for_marker]


def everything(top: Path) -> dict[str, object]:
    """Every file and folder below a folder, links as what they say."""
    return {
        path.relative_to(top).as_posix(): path.readlink() if path.is_symlink() else path.is_file() and path.read_bytes()
        for path in top.rglob("*")
    }


@pytest.mark.parametrize("name", ["site", ".site.new", ".site.lock"])
@pytest.mark.parametrize("plant", PLANTED)
def test_what_a_stranger_put_there_is_refused_and_stays(
    output: Path, tmp_path: Path, name: str, plant: Callable[[Path, Path], None]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/thesis.txt").write_text("mine")
    output.parent.mkdir()
    if name != "site":
        write(output, FIRST)
    plant(output.with_name(name), tmp_path / "elsewhere")
    before = everything(tmp_path)
    with pytest.raises(CannotWrite, match="请"):
        write(output, SECOND)
    assert everything(tmp_path) == before


def test_links_in_what_is_cleared_away_are_not_followed(output: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/thesis.txt").write_text("mine")
    write(output, FIRST)
    (output / "more").symlink_to(tmp_path / "elsewhere")
    left(output.with_name(".site.new"))
    (output.with_name(".site.new") / "old").symlink_to(tmp_path / "elsewhere")
    (output.with_name(".site.new") / "site/more").symlink_to(tmp_path / "elsewhere")
    write(output, SECOND)
    assert content(output) == dict(SECOND)
    assert left_beside(output) == []
    assert (tmp_path / "elsewhere/thesis.txt").read_text() == "mine"


def test_a_link_for_an_old_site_does_not_become_the_site(output: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / MARKER).touch()
    left(output.with_name(".site.new"))
    (output.with_name(".site.new") / "old").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CannotWrite, match="链接"):
        write(output, FIRST)
    assert not os.path.lexists(output)


def test_a_parent_that_is_a_link_is_where_it_leads_at_the_start(output: Path, tmp_path: Path) -> None:
    """Who names the output may go by a link; one that is changed meanwhile changes nothing."""
    (tmp_path / "real").mkdir()
    (tmp_path / "other").mkdir()
    output.parent.symlink_to(tmp_path / "real")

    def files():  # type: ignore[no-untyped-def]
        output.parent.unlink()
        output.parent.symlink_to(tmp_path / "other")
        yield from FIRST

    write(output, files())
    assert content(tmp_path / "real/site") == dict(FIRST)
    assert left_beside(tmp_path / "real/site") == []
    assert list((tmp_path / "other").iterdir()) == []


@pytest.mark.parametrize("name", ["/", "/proc/site", "/dev/null/site", "x" * 300])
def test_no_place_for_a_site(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotWrite, match="请"):
        write(tmp_path / name, FIRST)
