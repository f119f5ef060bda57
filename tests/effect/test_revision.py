"""A revision's files are those of the folder when it was committed."""

from pathlib import Path

import pytest

from tests.effect.repository import FILES, Repository
from tracker.load import load
from tracker.read.files import Folder, NotAFile
from tracker.read.revision import NoRevision, changed, revision

FOLDERS = ("content", "content/measures", "content/pages", "data", "data/progress.yaml", "gone")


def test_it_reads_as_the_folder_does(repository: Repository) -> None:
    folder, found = Folder(repository.root), revision(repository.root, "HEAD")
    assert [found.names(name) for name in FOLDERS] == [folder.names(name) for name in FOLDERS]
    assert [found.read(path) for path in FILES] == [folder.read(path) for path in FILES]
    assert found.read("data/none.yaml") is None
    assert load(found) == load(folder)


def test_the_work_tree_is_not_looked_at(repository: Repository) -> None:
    before = repository.read("data/plan.yaml")
    repository.write("data/plan.yaml", "x")
    (repository.root / "content/pages/about.md").unlink()
    found = revision(repository.root, "main")
    assert (found.read("data/plan.yaml") or b"").decode() == before
    assert found.read("content/pages/about.md") is not None


def test_links_folders_and_modules_are_no_files(repository: Repository) -> None:
    (repository.root / "data/link.yaml").symlink_to("plan.yaml")
    (repository.root / "content/linked").symlink_to("measures")
    repository.commit()
    folder, found = Folder(repository.root), revision(repository.root, "HEAD")
    for path in ("data/link.yaml", "content/linked", "content/linked/01-approval.md", "content/measures"):
        with pytest.raises(NotAFile):
            found.read(path)
    assert found.names("content/linked") == folder.names("content/linked") == []
    assert found.names("data") == folder.names("data")


def test_names_and_bytes_are_kept(repository: Repository) -> None:
    odd = {"data/单 位\t“x”.yaml": "一\r\n二", "data/空.yaml": "", "content/a\nb.md": "x\0y"}
    for path, text in odd.items():
        (repository.root / path).write_bytes(text.encode())
    repository.commit()
    found = revision(repository.root, "HEAD")
    assert {path: (found.read(path) or b"").decode() for path in odd} == odd


def test_below_the_top_only_what_is_below_counts(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "区 县/:(top)")
    repository.fill()
    (tmp_path / "data").mkdir()
    (tmp_path / "data/plan.yaml").write_text("other", "utf-8")
    repository.commit()
    found = revision(repository.root, "HEAD")
    assert sorted(found.contents) == sorted(FILES)
    assert load(found) == load(Folder(repository.root))
    repository.write("data/plan.yaml", "x")
    assert changed(repository.root, found.commit, ("data",)) == ["data/plan.yaml"]


@pytest.mark.parametrize("name", ["main", "HEAD", "v1", "HEAD~1", "@{0}", "main^{commit}"])
def test_any_name_that_git_knows(repository: Repository, name: str) -> None:
    repository.git("tag", "-a", "v1", "-m", "一")
    repository.commit("二")
    assert revision(repository.root, name).commit == repository.git("rev-parse", f"{name}^{{commit}}")


@pytest.mark.parametrize("name", ["nowhere", "", "-h", "--all", "HEAD:data", "HEAD^{tree}", "a b", "主分支"])
def test_a_name_of_no_commit_is_refused(repository: Repository, name: str) -> None:
    with pytest.raises(NoRevision, match="没有名为"):
        revision(repository.root, name)


def test_without_git_it_says_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoRevision, match="没有安装 git"):
        revision(repository.root, "HEAD")


def test_before_the_first_file_it_is_empty(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    commit = repository.commit("空")
    repository.fill()
    assert revision(repository.root, commit).is_empty
    repository.commit()
    assert not revision(repository.root, "HEAD").is_empty
