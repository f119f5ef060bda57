"""What the parser could not read, told as the slip that was probably made: one table of pattern and sentence."""

import re
from typing import Any, NamedTuple

Explanation = tuple[int, int, str, dict[str, object]]


class Slip(NamedTuple):
    """A usual mistake: the line it shows on, and the code of its sentence."""

    code: str
    pattern: re.Pattern[str]


SLIPS = [
    Slip("yaml-tab", re.compile(r"^\s*(\t)")),
    Slip("yaml-merge-conflict", re.compile(r"^(<{7}|={7}|>{7})(\s|$)")),
    Slip("yaml-wide-colon", re.compile(r"^\s*(?:- )?[A-Za-z0-9_-]+\s*(：)")),
    Slip("yaml-quote-open", re.compile(r"^[^#]*?[:\-]\s+(\"(?:[^\"\\]|\\.)*$|'(?:[^']|'')*$)")),
    Slip("yaml-quote-inside", re.compile(r"^[^#]*?[:\-]\s+((\"|').*\2.+)$")),
    Slip("yaml-bracket-open", re.compile(r"^[^#\"']*[:\-]\s+([\[{][^\]}]*)$")),
    Slip("yaml-colon-inside", re.compile(r"^\s*(?:- )?[^\s:#\"'][^:#\"']*:\s[^\"'\[{#][^#]*?(:)(?:\s|$)")),
    Slip("yaml-space-after-colon", re.compile(r"^\s*(?:- )?[A-Za-z0-9_-]+(:)[^\s:/]")),
    Slip("yaml-special-start", re.compile(r"^[^#\"']*?[:\-]\s+([@`%&*!|>?,\]}].*)$")),
]


def explain(text: str, error: Any) -> Explanation:
    """Where and what the slip was behind a parser's error: (line, column, code, words), counted from 0.

    Looks at the line the parser stopped at, then upwards to where the part it was reading began.
    """
    lines = text.split("\n")
    stopped = error.problem_mark or error.context_mark
    line = min(stopped.line, len(lines) - 1)
    begun = error.context_mark.line if error.context_mark else line
    for number in [line, *range(line - 1, max(min(begun, line - 1), line - 40, 0) - 1, -1)]:
        for slip in SLIPS:
            found = slip.pattern.search(lines[number].rstrip("\r"))
            if found:
                return number, found.start(1), slip.code, {"value": found[1]}
    return line, min(stopped.column, len(lines[line])), "yaml-syntax", {}
