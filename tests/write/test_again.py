"""What an earlier build kept makes no difference: after every change, a build with it makes the bytes of one without."""

import random
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from build import ROOT, build
from tests.messages.broken import MINIATURE
from tracker.cache import FILE
from tracker.problems import Failed

PROGRESS = "data/progress.yaml"
MEASURE = "content/measures/02-first-visit.md"
FIFTH = """\
---
number: 5
chapter: 2
title: 建成就业驿站
lead: [人社所]
targets:
  - id: stations
    name: 就业驿站
    at_least: 3
    unit: 个
    quote: 就业驿站3个
---

建成就业驿站3个。
"""
Change = tuple[str, Callable[[str], str]]


def put(old: str, new: str) -> Callable[[str], str]:
    """Put something in the place of what is there once."""

    def changed(text: str) -> str:
        assert text.count(old) == 1, (old, text)
        return text.replace(old, new)

    return changed


# One after the other, each on top of those before it.
CHANGES: list[Change] = [
    (PROGRESS, put("九月举办一场。", "九月举办一场，鼕鼕有声。")),
    (PROGRESS, put("          space: 110\n", "          space: 151\n")),
    (PROGRESS, lambda text: "# 多了一行\n\n" + text),
    (PROGRESS, put("  4:\n", "  # 第四条\n  4:\n")),
    (PROGRESS, put("        verified: [white-list]\n", "")),
    (PROGRESS, lambda text: text + "      - date: 2024-09-25\n        by: 政务中心\n        note: 已解读。\n"),
    (PROGRESS, lambda text: re.sub(r"(?s)  2:\n.*(?=  3:\n)", "", text)),
    (PROGRESS, put("self_assessment: 按序时", "self_assessment: 已完成")),
    (PROGRESS, put("as_of: 2024-09-30", "as_of: 2024-10-12")),
    (PROGRESS, put("sample: true", "sample: false")),
    (MEASURE, put("title: ", "title: 加快")),
    (MEASURE, put("\n---\n\n", "\n---\n\n多说一句。\n\n")),
    ("content/measures/04-white-list.md", put("lead: [政务中心（营商办）]", "lead: [政务中心, 人社所]")),
    ("content/measures/05-stations.md", lambda _: FIFTH),
    (PROGRESS, lambda text: text + "  5:\n    updates:\n      - date: 2024-09-30\n        values: {stations: 1}\n"),
    ("data/plan.yaml", put("title: 办事", "title: 办成事")),
    ("data/plan.yaml", put("grace_days: 10", "grace_days: 20")),
    ("data/departments.yaml", put("phone: 029-12345678", "phone: 029-87654321")),
    ("data/departments.yaml", put("slug: villages", "slug: all-villages")),
    ("content/pages/about.md", lambda text: text + "\n又及。\n"),
    ("templates/measure.html", lambda text: text.replace("</h1>", "</h1><!-- -->", 1)),
    ("templates/assets/site.css", lambda text: text + "\nmain { color: #123; }\n"),
    (PROGRESS, lambda text: text[: text.index("  5:\n")]),
    ("content/measures/05-stations.md", lambda _: ""),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the miniature repository, with the templates."""
    shutil.copytree(MINIATURE, tmp_path / "root")
    shutil.copytree(ROOT / "templates", tmp_path / "root/templates")
    return tmp_path / "root"


def make(root: Path, change: Change) -> None:
    """Make a change in a repository; what has no text left is gone."""
    path = root / change[0]
    text = change[1](path.read_text("utf-8") if path.exists() else "")
    path.write_text(text, "utf-8") if text else path.unlink()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def made(root: Path, cache: Path | None, output: Path) -> dict[str, bytes] | list[str]:
    """What a build makes: its files, or its problems."""
    try:
        build(root, output, cache=cache)
    except Failed as failed:
        return [str(problem) for problem in failed.problems]
    return contents(output)


def same(root: Path, tmp_path: Path) -> bool:
    """A build on top of what was kept makes what one from nothing makes. Answers whether that is a site."""
    anew = tmp_path / "anew"
    expected = made(root, None, anew)
    assert made(root, tmp_path / "cache", tmp_path / "site") == expected
    shutil.rmtree(anew, ignore_errors=True)
    return isinstance(expected, dict)


def test_after_every_kind_of_change(root: Path, tmp_path: Path) -> None:
    assert same(root, tmp_path)
    for pair in zip(CHANGES[::2], CHANGES[1::2], strict=True):
        for change in pair:
            make(root, change)
        assert same(root, tmp_path), pair


def test_after_changes_in_any_order_and_back(root: Path, tmp_path: Path) -> None:
    """Some of the changes are refused; then another follows."""
    drawn = random.Random(7)
    before = contents(root)
    count = 0
    for _ in range(4):
        for change in drawn.sample(CHANGES, 3):
            try:
                make(root, change)
            except (AssertionError, FileNotFoundError, ValueError):
                continue  # on what is there, it cannot be made
            count += 1
        same(root, tmp_path)
        for path, data in before.items():
            (root / path).write_bytes(data)
        for extra in contents(root).keys() - before.keys():
            (root / extra).unlink()
    assert count >= 8


def test_what_was_kept_is_damaged(root: Path, tmp_path: Path) -> None:
    """A value that is not what was kept counts as none, wherever it is read."""
    same(root, tmp_path)
    for damage in ("substr(value, 1, length(value) / 2)", "x'80'", "zeroblob(length(value))", "NULL"):
        with sqlite3.connect(tmp_path / "cache" / FILE) as database:
            database.execute(f"UPDATE kept SET value = {damage} WHERE key != 'version'")
        database.close()
        make(root, (PROGRESS, put("九月举办", "当月九月举办")))
        same(root, tmp_path)


LARGE = {"icalendar", "markdown_it", "multiprocessing", "pypinyin", "xlsxwriter"}  # libraries that take long to be read
BUILD = f"""
import sys
from pathlib import Path
from build import build
from tracker import workers
workers.BATCH = int(sys.argv[2])
build(Path(sys.argv[1]), Path(sys.argv[1], "site"), cache=Path(sys.argv[1], ".cache"), jobs=2)
print(*sorted({LARGE} & set(sys.modules)))
"""


def libraries_read(root: Path, batch: int) -> list[str]:
    """The large libraries that a build by a new process reads, which shares the work where it is more than a batch."""
    command = [sys.executable, "-c", BUILD, root, str(batch)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


def test_a_change_of_words_reads_no_large_library(root: Path) -> None:
    """Also where processes that share the work made what is kept."""
    assert "multiprocessing" in libraries_read(root, 1)
    make(root, (PROGRESS, put("九月举办一场。", "九月举办一场九月。")))
    assert libraries_read(root, 16) == []


def test_the_old_site_was_changed_by_hand(root: Path, tmp_path: Path) -> None:
    same(root, tmp_path)
    for path in ("index.html", "measures/1/index.html", "data/plan.json", "search/facts.json"):
        (tmp_path / "site" / path).write_text("by hand")
    shutil.rmtree(tmp_path / "site/search/pagefind")
    same(root, tmp_path)
