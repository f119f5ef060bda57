"""What an earlier check kept makes no difference to what is told, and where."""

from pathlib import Path

import pytest

from tests.messages.broken import MINIATURE, broken, miniature, names, problems_of
from tracker.cache import Cache
from tracker.read.files import Files

PROGRESS = "data/progress.yaml"
MEASURE = "content/measures/02-first-visit.md"
TEXT = (MINIATURE / PROGRESS).read_text("utf-8")
DOUBTFUL = TEXT.replace("as_of: 2024-09-30", "as_of: 2024-12-15").replace("space: 110", "space: 70")


def told(folder: Path, files: Files) -> list[str]:
    """What is told with what earlier checks kept in a folder."""
    with Cache(folder, "1") as cache:
        return [str(problem) for problem in problems_of(files, cache)]


def test_every_broken_repository_twice(tmp_path: Path) -> None:
    for name in names():
        expected = [str(problem) for problem in problems_of(broken(name))]
        assert told(tmp_path, broken(name)) == expected
        assert told(tmp_path, broken(name)) == expected


@pytest.mark.parametrize("put", ["\u200b", "\ufffd", "\x07"])
def test_what_is_read_past_in_a_measure_is_told_again(tmp_path: Path, put: str) -> None:
    text = (MINIATURE / MEASURE).read_text("utf-8")
    files = miniature({MEASURE: (text + f"又{put}一句。\n").encode()})
    expected = [str(problem) for problem in problems_of(files)]
    assert any(MEASURE in problem for problem in expected)
    for _ in range(3):
        assert told(tmp_path, files) == expected


def test_a_measure_with_a_mark_and_other_line_ends_is_the_same(tmp_path: Path) -> None:
    text = (MINIATURE / MEASURE).read_text("utf-8")
    for _ in range(2):
        for data in (text.encode(), b"\xef\xbb\xbf" + text.encode(), text.replace("\n", "\r\n").encode()):
            assert told(tmp_path, miniature({MEASURE: data})) == told(tmp_path, miniature({}))


def test_places_move_with_the_lines_above(tmp_path: Path) -> None:
    """With a line more in another entry, or above all. One of the warnings, on a total that falls, names a line itself."""
    first = DOUBTFUL[DOUBTFUL.index("  1:\n") : DOUBTFUL.index("  2:\n")]
    last = DOUBTFUL.replace(first, "") + first
    seen = set()
    for key in ("measures:", "  2:"):
        for lines in range(3):
            files = miniature({PROGRESS: last.replace(f"{key}\n", f"{key}\n" + "    # 说明\n" * lines).encode()})
            expected = [str(problem) for problem in problems_of(files)]
            assert any("（第" in problem for problem in expected)
            assert told(tmp_path, files) == expected
            assert told(tmp_path, files) == expected
            seen.add(tuple(expected))
    assert len(seen) >= 4
