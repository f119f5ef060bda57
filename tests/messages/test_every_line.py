"""Each usual slip, made on any one line, gives one error, and on that line."""

import re

import pytest

from tests.messages.broken import MINIATURE, miniature, problems_of
from tracker.problems import Severity
from tracker.read import yaml

KEY = r"^( *(?:- )?[\w-]+)"
SLIPS = {
    # name: the lines it can be made on, and what they become
    "wide colon": (KEY + r": ", r"\1："),
    "wide colon, nothing behind it": (KEY + r":$", r"\1："),
    "no space after the colon": (KEY + r": ", r"\1:"),
    "no colon": (r"^( *(?:- )?[a-z_]+): ", r"\1 "),
    "no colon, nothing behind it": (r"^( *[a-z_]+):$", r"\1"),
    "semicolon": (KEY + r": ", r"\1；"),
    "capital": (r"^( *(?:- )?)d(\w+): ", r"\1D\2: "),
    "tab": (r"^ +", "\t"),
    "no-break spaces": (r"^ +", lambda found: "\u00a0" * len(found[0])),
    "full-width spaces": (r"^ +", lambda found: "\u3000" * (len(found[0]) // 2)),
    "one space too many": (r"^( +)", r"\1 "),
    "two spaces too many": (r"^( +)", r"\1  "),
    "one space too few": (r"^ ( +)", r"\1"),
    "two spaces too few": (r"^  ( +)", r"\1"),
    "no spaces": (r"^ +", ""),
    "no space after the dash": (r"^( *)- ", r"\1-"),
    "full-width dash": (r"^( *)- ", r"\1－ "),
    "no dash": (r"^( *)- ", r"\1  "),
    "no dash and no space": (r"^( *)- ", r"\1"),
    "a dash too many": (r"^( +)([a-z]\w*: \S)", r"\1- \2"),
    "quote not closed": (KEY + r": (?![\"'])(\S)", r'\1: "\2'),
    "quote and text": (r"^( *(?:- )?(?:note|next|title)): (..)", r'\1: "\2"'),
    "colon inside": (r"^( *(?:- )?(?:note|next|title)): (..)(?=..)", r"\1: \2: "),
    "bracket": (r"^( *(?:note|next)): ", r"\1: ["),
    "asterisk": (KEY + r": (?![\"'\[*])(\S)", r"\1: *\2"),
    "two on a line": (r"^( *(?:by|note|next): .*)$", r"\1 filed: 2024-09-30"),
}
FILES = ["data/progress.yaml", "content/measures/01-space.md"]


def front(text: str) -> list[str]:
    """The lines of the part that is YAML."""
    return text.removeprefix("---\n").partition("\n---")[0].split("\n")


def is_another_way_to_write_it(text: str, changed: str) -> bool:
    """Whether a change means nothing, as the indentation of the only item of a list does."""
    try:
        return yaml.parse("\n".join(front(changed))).tree == yaml.parse("\n".join(front(text))).tree
    except yaml.Unreadable:
        return False


def is_list_of_one(line: str, after: str) -> bool:
    """Whether an item that lost its dash is a name still, which counts as a list of one."""
    return ": " not in after and line.lstrip().startswith("- ")


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("name", SLIPS)
def test_every_line(name: str, path: str) -> None:
    pattern, put = SLIPS[name]
    text = (MINIATURE / path).read_text("utf-8")
    lines = text.split("\n")
    first = 1 if path.endswith(".md") else 0
    for number in range(first, first + len(front(text))):
        line = lines[number]
        after = re.sub(pattern, put, line, count=1)
        changed = "\n".join([*lines[:number], after, *lines[number + 1 :]])
        if (
            after == line
            or line.startswith("#")
            or is_another_way_to_write_it(text, changed)
            or is_list_of_one(line, after)
        ):
            continue
        found = problems_of(miniature({path: changed.encode()}))
        told = [problem for problem in found if problem.severity is Severity.ERROR]
        assert [(problem.place.path, problem.place.line) for problem in told] == [(path, number + 1)], (after, told)
