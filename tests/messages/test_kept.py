"""What an earlier check kept makes no difference to what is told, and where."""

from pathlib import Path

from tests.messages.broken import MINIATURE, broken, miniature, names, problems_of
from tracker.cache import Cache
from tracker.read.files import Files

PROGRESS = "data/progress.yaml"
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


def test_places_move_with_the_lines_above(tmp_path: Path) -> None:
    """A total that falls, naming the line of the value before, and overdue reports: a line more above, a line further down."""
    seen = set()
    for above in range(4):
        for below in ("", "# 说明\n"):
            text = DOUBTFUL.replace("measures:\n", "# 说明\n" * above + "measures:\n").replace(
                "  3:\n", below + "  3:\n"
            )
            files = miniature({PROGRESS: text.encode()})
            expected = [str(problem) for problem in problems_of(files)]
            assert told(tmp_path, files) == expected
            assert told(tmp_path, files) == expected
            seen.add(tuple(expected))
    assert len(seen) == 8
