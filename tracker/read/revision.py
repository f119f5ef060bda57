"""The files of a revision in git, read from its objects: nothing is checked out, and nothing is written."""

import subprocess
from functools import cached_property
from pathlib import Path, PurePosixPath

from msgspec import Struct

from tracker.read.files import NotAFile

SOURCES = ("content", "data")
REGULAR = ("100644", "100755", "100664")


class NoRevision(Exception):
    """What git could not do: there is no git, no repository, or no such revision in it. Says so in Chinese."""


class Revision(Struct, frozen=True, dict=True):
    """The source files below a root as they were in a commit.

    `contents` are the files by their path from the root, `links` the paths of what is no plain file.
    """

    name: str
    commit: str
    contents: dict[str, bytes]
    links: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Whether there was no source file at all: before the first commit of any."""
        return not self.contents and not self.links

    @cached_property
    def folders(self) -> set[str]:
        """The folders that have a file."""
        return {str(folder) for path in self.contents for folder in PurePosixPath(path).parents}

    def read(self, path: str) -> bytes | None:
        """The bytes of a file by its path from the root; None where there was none. Raises NotAFile."""
        if path in self.folders or any(path == link or path.startswith(f"{link}/") for link in self.links):
            raise NotAFile(path)
        return self.contents.get(path)

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted; none where there was no such folder."""
        below = f"{folder}/"
        known = (*self.contents, *self.links)
        return sorted({path[len(below) :].partition("/")[0] for path in known if path.startswith(below)})


def revision(root: Path, name: str) -> Revision:
    """The source files of a revision, by any name git knows it by. Raises NoRevision.

    The root may lie below the top of the work tree: then its own files at that revision are meant.
    """
    commit = commit_of(root, name)
    prefix = git(root, "rev-parse", "--show-prefix").decode().rstrip("\n")
    listing = git(root, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *(f"{prefix}{part}" for part in SOURCES))
    blobs: dict[str, str] = {}
    links: set[str] = set()
    for line in listing.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, _, sha = about.split(" ")
        if mode in REGULAR:
            blobs[path.removeprefix(prefix)] = sha
        else:
            links.add(path.removeprefix(prefix))
    return Revision(name, commit, dict(zip(blobs, contents(root, list(blobs.values())), strict=True)), frozenset(links))


def commit_of(root: Path, name: str) -> str:
    """The commit that a revision's name means. Raises NoRevision."""
    git(root, "rev-parse", "--git-dir")
    try:
        found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except NoRevision:
        raise NoRevision(
            f"git 里没有名为“{name}”的版本。请写分支、标签或提交号，例如 main、HEAD~1；"
            "若是只取了最近几次提交的浅克隆，请先取回完整历史（git fetch --unshallow）。"
        ) from None
    return found.decode().strip()


def contents(root: Path, shas: list[str]) -> list[bytes]:
    """The bytes of objects, in their order, by one call of git."""
    answer = git(root, "cat-file", "--batch", given="".join(f"{sha}\n" for sha in shas).encode())
    found, at = [], 0
    for _ in shas:
        start = answer.index(b"\n", at) + 1
        size = int(answer[at:start].split()[2])
        found.append(answer[start : start + size])
        at = start + size + 1
    return found


def changed(root: Path, commit: str, paths: tuple[str, ...]) -> list[str]:
    """The files below some paths that are others in the work tree than in a commit, from the root, sorted."""
    listed = git(root, "diff", "--name-only", "-z", "--no-ext-diff", "--relative", commit, "--", *paths)
    return sorted(listed.decode("utf-8", "replace").split("\0")[:-1])


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What a git command prints. Raises NoRevision with git's own words where it fails."""
    command = ["git", "-C", str(root), "--no-pager", "--literal-pathspecs", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603 - no shell
    except FileNotFoundError:
        raise NoRevision("这台机器没有安装 git，不能与以前的版本比较。") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise NoRevision(f"git 读不了这个版本库：{said}")
    return done.stdout
