"""Every slip gives the message that expected.txt has for it: the right line, and what to type."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.messages.broken import BROKEN, EXPECTED, MINIATURE, broken, miniature, names, problems_of, told
from tracker.messages import MESSAGES
from tracker.problems import Problem
from tracker.read.events import DEEPEST, LONGEST
from tracker.read.files import Folder
from tracker.read.syntax import IN_BRACKETS, LIKELY, slip_on

PROGRESS = "data/progress.yaml"
ACCEPT = "if this is what should be told: python -m tests.messages.accept"


def test_the_miniature_is_right() -> None:
    assert problems_of(miniature()) == []


@pytest.mark.parametrize("name", names())
def test_slips(name: str) -> None:
    assert told(problems_of(broken(name))) == (BROKEN / name / EXPECTED).read_text("utf-8"), ACCEPT


@pytest.mark.parametrize("name", names())
def test_what_is_told_is_on_a_line_that_differs_or_of_a_kind_that_follows(name: str) -> None:
    """The place is that of the slip: a line that the broken file changes, or beside one."""
    files = broken(name)
    for problem in problems_of(files):
        path = problem.place.path
        if path not in files.changed or problem.code in ELSEWHERE:
            assert problem.code in ELSEWHERE, f"{problem}: the file was not changed"
            continue
        before, after = lines(miniature().read(path)), lines(files.read(path))
        changed = {number for number, line in enumerate(after, 1) if number > len(before) or line != before[number - 1]}
        near = range(problem.place.line - 1, problem.place.line + 2)
        assert not problem.place.line or changed & set(near), f"{problem}: nothing was changed there"


# Told where the other end of the contradiction is.
ELSEWHERE = {
    "correction-drops",
    "evidence-missing",
    "missing",
    "number-twice",
    "report-overdue",
    "self-assessment-better",
    "site-numbers-missing",
    "unit-missing",
    "unknown-target",
    "update-after-as-of",
    "update-says-nothing",
    "verified-not-reported",
}


def lines(data: bytes | None) -> list[str]:
    return (data or b"").decode("utf-8", "replace").split("\n")


@pytest.mark.parametrize("name", names())
def test_no_jargon(name: str) -> None:
    """No English of a parser or a library: words in Latin letters are those of the format, or quoted."""
    for problem in problems_of(broken(name)):
        unquoted = re.sub(
            r"“[^”]*”|可写成：.*|这里请写.*|是不是.*|例如.*|可写：.*|plan\.yaml|data/\S+", "", problem.message
        )
        words = set(re.findall(r"[A-Za-z_]{4,}", unquoted))
        assert not words & {"mapping", "scalar", "token", "block", "expected", "found", "error", "input", "valid"}, (
            problem
        )


@pytest.mark.parametrize(
    "path", sorted(MINIATURE.rglob("*.yaml")) + sorted(MINIATURE.rglob("*.md")), ids=lambda path: path.name
)
def test_no_pattern_takes_a_right_line_for_a_slip(path: Path) -> None:
    text = path.read_text("utf-8").partition("\n---")[0] if path.suffix == ".md" else path.read_text("utf-8")
    for number, line in enumerate(text.split("\n")):
        if line != "---" and not line.startswith("#"):
            assert slip_on(line, number) is None, line


def test_patterns_of_the_real_content() -> None:
    root = MINIATURE.parent.parent
    for path in [*(root / "data").glob("*.yaml"), *(root / "content" / "measures").glob("*.md")]:
        front = path.read_text("utf-8").removeprefix("---\n").partition("\n---")[0]
        for number, line in enumerate(front.split("\n")):
            assert line.lstrip().startswith("#") or slip_on(line, number) is None, f"{path}:{number + 1}: {line}"


def test_every_code_of_the_table_has_a_sentence() -> None:
    assert {slip.code for slip in (*LIKELY, IN_BRACKETS)} <= MESSAGES.keys()


def progress(change: Callable[[str], str]) -> list[Problem]:
    text = (MINIATURE / PROGRESS).read_text("utf-8")
    return problems_of(miniature({PROGRESS: change(text).encode()}))


def test_several_slips_are_told_in_one_run() -> None:
    found = progress(lambda text: text.replace("note: ", "note：").replace("by: ", "by:"))
    assert [problem.code for problem in found].count("yaml-wide-colon") == 6
    assert [problem.code for problem in found].count("yaml-space-after-colon") == 6


def test_a_measure_that_cannot_be_read_hides_nothing_in_the_others() -> None:
    found = progress(lambda text: text.replace("  2:\n", "  2: [[\n", 1).replace("job-fairs:", "job-fair:", 1))
    assert [problem.code for problem in found] == ["yaml-bracket-open", "unknown-target"]


def test_line_ends_and_byte_order_mark_do_not_matter() -> None:
    text = (MINIATURE / PROGRESS).read_text("utf-8")
    data = b"\xef\xbb\xbf" + text.replace("space: 110", "space: 110家").replace("\n", "\r\n").encode()
    assert [str(problem.place) for problem in problems_of(miniature({PROGRESS: data}))] == [f"{PROGRESS}:23:18"]


def test_too_long_and_too_deep() -> None:
    long = progress(lambda text: text.replace("三季度启动二期。", "字" * (LONGEST + 1)))
    assert [problem.code for problem in long] == ["yaml-too-long"]
    deep = progress(lambda text: text.replace("[white-list]", "[" * (DEEPEST + 1), 1))
    assert [problem.code for problem in deep] == ["yaml-too-deep"]


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert [problem.code for problem in problems_of(miniature({PROGRESS: None}))] == ["file-missing"]
    assert {problem.code for problem in problems_of(Folder(tmp_path))} == {"file-missing", "no-measures"}


def test_links_and_large_files(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "plan.yaml").symlink_to(MINIATURE / "data" / "plan.yaml")
    assert "not-a-file" in {problem.code for problem in problems_of(Folder(tmp_path))}
    large = miniature({"content/measures/01-space.md": b"#" * 300_000})
    assert "file-too-large" in {problem.code for problem in problems_of(large)}
