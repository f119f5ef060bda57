"""The site before the last one is turned into the new one, whatever has become of it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.write.places import FIRST, SECOND, content, left_beside
from tracker import write as stage
from tracker.cache import Cache
from tracker.hold import MARKER, hold

Files = list[tuple[str, bytes]]
MORE = [*FIRST, ("units/a/index.html", b"unit"), ("units/a/feed.xml", b"feed")]


@pytest.fixture
def spare(output: Path) -> Path:
    return output.with_name("cache") / "site"


@pytest.fixture
def again(output: Path, spare: Path) -> Callable[[Files], None]:
    """Puts a site in place, as builds with a cache do one after the other."""

    def write(files: Files) -> None:
        with Cache(spare.parent, "1") as cache, hold(output) as held:
            stage.write(held, files, cache)
        assert content(output) == dict(files)
        assert sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_dir()) == sorted(
            {folder.as_posix() for path, _ in files for folder in Path(path).parents} - {"."}
        )
        assert left_beside(output) == ["cache"]

    return write


def numbers(folder: Path) -> dict[str, int]:
    """The files and folders of a site with their numbers on the disk."""
    return {path.relative_to(folder).as_posix(): path.lstat().st_ino for path in (folder, *folder.rglob("*"))}


def test_it_becomes_the_new_site(again: Callable[[Files], None], output: Path, spare: Path) -> None:
    again(FIRST)
    assert not spare.exists()
    again(SECOND)
    first, second = numbers(spare), numbers(output)
    again(SECOND)
    third = numbers(output)
    folders = [".", "measures", "measures/1"]
    assert [third[path] for path in folders] == [first[path] for path in folders]
    assert [third[path] for path, _ in SECOND] == [second[path] for path, _ in SECOND]
    assert numbers(spare) == second


def test_a_file_changes_beside_one_that_stays(again: Callable[[Files], None]) -> None:
    for text in (b"feed", b"feed", b"news", b"feed", b"news"):
        again([*MORE[:-1], ("units/a/feed.xml", text)])


def test_what_is_no_longer_made_goes(again: Callable[[Files], None]) -> None:
    for files in (MORE, MORE, FIRST, FIRST, MORE, FIRST, MORE):
        again(files)


def change(path: Path) -> None:
    path.write_bytes(b"old")


def put_another(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"one")


def remove(path: Path) -> None:
    path.unlink()


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "more.html").write_bytes(b"more")


def link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/hostname")


def add(path: Path) -> None:
    path.with_name("more.html").write_bytes(b"more")


def add_folders(path: Path) -> None:
    path.with_name("more").mkdir()
    (path.with_name("more") / "empty").mkdir()


def add_a_link_to_a_folder(path: Path) -> None:
    path.with_name("more").symlink_to(path.parents[2], target_is_directory=True)


def close(path: Path) -> None:
    path.parent.chmod(0o700)


CHANGES = [change, put_another, remove, make_a_folder, link, add, add_folders, add_a_link_to_a_folder, close]


@pytest.mark.parametrize("path", ["index.html", "measures/1/index.html", MARKER])
@pytest.mark.parametrize("spoil", CHANGES)
def test_nothing_of_it_is_believed_that_is_not_as_it_was_written(
    again: Callable[[Files], None], output: Path, spare: Path, spoil: Callable[[Path], None], path: str
) -> None:
    again(FIRST)
    modes = {path: path.stat().st_mode for path in (output, *output.rglob("*"))}
    again(FIRST)
    spoil(spare / path)
    again(FIRST)
    assert {path: path.stat().st_mode for path in (output, *output.rglob("*"))} == modes
    assert Path("/etc/hostname").is_file()


def test_a_folder_that_became_a_link_is_not_followed(
    again: Callable[[Files], None], spare: Path, tmp_path: Path
) -> None:
    again(FIRST)
    again(FIRST)
    shutil.move(spare / "measures", tmp_path / "elsewhere")
    (spare / "measures").symlink_to(tmp_path / "elsewhere")
    again(SECOND[:1])
    assert (tmp_path / "elsewhere/1/index.html").read_bytes() == b"same"


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_what_a_stranger_put_there_is_left_alone(
    again: Callable[[Files], None], spare: Path, tmp_path: Path, kind: str
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "mine.txt").write_bytes(b"mine")
    spare.parent.mkdir(parents=True)
    match kind:
        case "folder":
            shutil.copytree(mine, spare)
        case "file":
            spare.write_bytes(b"mine")
        case "link":
            spare.symlink_to(mine)
    before = os.lstat(spare)
    for files in (FIRST, SECOND, FIRST):
        again(files)
    assert os.lstat(spare) == before
    assert (mine / "mine.txt").read_bytes() == b"mine"


def test_a_cache_on_another_disk_has_none(
    again: Callable[[Files], None], spare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def on_one_disk(path: Path, to: Path) -> Path:
        if (path == spare) != (to == spare):
            raise OSError(18, "Invalid cross-device link")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", on_one_disk)
    for files in (FIRST, SECOND, FIRST):
        again(files)
    assert not spare.exists()
