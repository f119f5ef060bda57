"""Problems in print: as text that quotes the line, as annotations for the code host, as JSON."""

import json
import re
from collections.abc import Callable, Sequence

from rich.cells import cell_len

from tracker.problems import Place, Problem, Severity
from tracker.read.files import Files, NotAFile

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "警告"}
WIDEST = 100
MARGIN = "    "
# What cannot be seen, in something of the same width that can.
SHOWN = str.maketrans({"\u3000": "＿", "\u00a0": "_", "\t": "→"})


def render(problems: Sequence[Problem], form: str, files: Files) -> str:
    """Problems in the order given, as `text`, `github` (workflow commands) or `json`; without a line's end at the end.

    `files` are those that the problems were found in: text quotes the lines. Raises KeyError for a form there is not.
    """
    return FORMS[form](problems, files)


def as_text(problems: Sequence[Problem], files: Files) -> str:
    """Place, severity, code and sentence, with the line quoted and a caret under the column."""
    lines: dict[str, list[str]] = {}
    found = []
    for problem in problems:
        path = problem.place.path
        if path not in lines:
            lines[path] = lines_of(path, files)
        found.append(f"{problem.place}: {WORDS[problem.severity]} {problem.code}：{problem.message}")
        found += quoted(problem.place, lines[path])
    return "\n".join(found)


def lines_of(path: str, files: Files) -> list[str]:
    """The lines of a file as an editor shows them; none where it is no text."""
    try:
        data = files.read(path) or b""
    except NotAFile:
        return []
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return re.split(r"\r\n|\r|\n", data.decode(encoding)) if b"\x00" not in data else []
        except UnicodeDecodeError:
            continue
    return []


def quoted(place: Place, lines: list[str]) -> list[str]:
    """The line of a place and a caret under its column; nothing where there is no such line or nothing on it.

    Of a long line the part around the column is shown.
    """
    if not 0 < place.line <= len(lines) or not lines[place.line - 1].strip():
        return []
    typed = lines[place.line - 1]
    column = min(place.column - 1, len(typed))
    left = max(0, column - WIDEST)
    line = "".join(c if c.isprintable() else "·" for c in typed[left : column + WIDEST].translate(SHOWN))
    column -= left
    start = 0
    while cell_len(line[start:column]) > WIDEST // 2:
        start += 1
    shown = ("…" if left or start else "") + line[start:]
    while cell_len(shown) > WIDEST:
        shown = shown[: -max(2, (len(shown) - WIDEST) // 2)] + "…"
    before = cell_len(line[start:column]) + (1 if left or start else 0)
    return [MARGIN + shown, MARGIN + " " * before + "^"]


def as_github(problems: Sequence[Problem], _: Files) -> str:
    """Workflow commands, which the code host shows beside the lines of a pull request."""
    return "\n".join(annotation(problem) for problem in problems)


def annotation(problem: Problem) -> str:
    """One problem as a workflow command."""
    path, line, column = problem.place
    properties = {"file": path} | ({"line": line, "col": column} if line else {}) | {"title": problem.code}
    listed = ",".join(f"{name}={escaped_property(str(value))}" for name, value in properties.items())
    return f"::{problem.severity} {listed}::{escaped(problem.message)}"


def escaped(text: str) -> str:
    """A text as the data of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """A text as a property of a workflow command."""
    return escaped(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem], _: Files) -> str:
    """A list of objects; line and column are null where a problem is of a file as a whole."""
    return json.dumps(
        [
            {
                "path": problem.place.path,
                "line": problem.place.line or None,
                "column": problem.place.column or None,
                "severity": problem.severity.value,
                "code": problem.code,
                "message": problem.message,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )


FORMS: dict[str, Callable[[Sequence[Problem], Files], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
