"""A Markdown file with front matter, taken apart."""

import re

from tracker.problems import Place, Problem, problem
from tracker.read.source import Source

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def split(path: str, text: str) -> tuple[Source, str, list[Problem]]:
    """The front matter, the body and the problems of a file; the body is empty where there is a problem."""
    opening = FENCE.match(text)
    if opening is None:
        return Source(path, ""), "", [problem(Place(path, 1, 1), "front-matter-missing")]
    closing = FENCE.search(text, opening.end() + 1)
    if closing is None:
        return Source(path, ""), "", [problem(Place(path, 1, 1), "front-matter-open")]
    return Source(path, text[opening.end() + 1 : closing.start()], 2), text[closing.end() + 1 :], []
