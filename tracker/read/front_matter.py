"""A Markdown file with front matter, taken apart."""

import re

from tracker.problems import Place, Problem, problem
from tracker.read.source import Source

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
LIKE_FENCE = re.compile(r"^[ \t]*(?:[-—–－‐−_*=~]{2,}|[-—–－]( [-—–－])+)[ \t\u3000\u00a0]*$", re.MULTILINE)
LIKE_YAML = re.compile(r"[ \t#\u00a0\u3000-]|[\w“\"'-]+ *[:：]|$")


def split(path: str, text: str) -> tuple[Source, str, list[Problem]]:
    """The front matter, the body and the problems of a file; the body is empty where there is a problem."""
    opening = FENCE.match(text)
    if opening is None:
        return Source(path, ""), "", [opening_problem(path, text)]
    closing = FENCE.search(text, opening.end() + 1)
    inside = text[opening.end() + 1 : closing.start() if closing else len(text)]
    fence = LIKE_FENCE.search(inside)
    if closing is None:
        for number, line in enumerate(inside[: fence.start() if fence else None].split("\n"), 2):
            if not LIKE_YAML.match(line):
                return Source(path, ""), "", [problem(Place(path, number, 1), "front-matter-open")]
    if fence is not None:
        place = Place(path, inside.count("\n", 0, fence.start()) + 2, 1)
        return Source(path, ""), "", [problem(place, "front-matter-fence", value=fence[0].strip())]
    if closing is None:
        return Source(path, ""), "", [problem(Place(path, text.rstrip().count("\n") + 1, 1), "front-matter-open")]
    return Source(path, inside, 2), text[closing.end() + 1 :], []


def opening_problem(path: str, text: str) -> Problem:
    """What is wrong with a file that does not begin with a line ---."""
    first = text.split("\n", 1)[0]
    if LIKE_FENCE.fullmatch(first):
        return problem(
            Place(path, 1, 1), "front-matter-fence", value=first.strip() if first.strip() != "---" else first
        )
    return problem(Place(path, 1, 1), "front-matter-missing")
