"""A source file's YAML with the places in it."""

import re
from functools import cached_property

from msgspec import Struct

from tracker.problems import Place, Problem, problem
from tracker.read import yaml
from tracker.read.events import Finding
from tracker.read.heads import ID
from tracker.read.indent import misplaced_line
from tracker.read.reading import Reading
from tracker.read.syntax import slip_on
from tracker.read.vocabulary import fits_below, sort_of

# Problems with a value that may come from a slip on its line: then the slip is told instead.
VAGUE = {
    "bad-address",
    "bad-boolean",
    "bad-choice",
    "bad-date",
    "bad-number",
    "bad-period",
    "bad-slug",
    "bad-whole-number",
    "empty-value",
    "item-joined",
    "items-joined",
    "no-number",
    "not-a-list",
    "not-a-mapping",
    "not-text",
    "unknown-key",
    "unknown-measure",
    "unknown-target",
    "unknown-topic",
    "unknown-unit",
}
# Slips that were read on as they were most likely meant: what else is wrong on the line is told, too.
MEANT = {
    "yaml-bracket-extra",
    "yaml-colon-inside",
    "yaml-colon-missing",
    "yaml-not-a-colon",
    "yaml-quoted-key",
    "yaml-space-after-colon",
    "yaml-space-after-dash",
    "yaml-list-mark",
    "yaml-number-sign",
    "yaml-wide-colon",
    "yaml-wide-comma",
    "yaml-wide-space",
}
STANDING = {"head-missing", "yaml-indent", "yaml-indent-below"}
DAY = re.compile(r"\b(\d{4})-\d{2}-\d{2}\b", re.ASCII)


def is_value(key: str, line: str) -> bool:
    """Whether a line with a key that no record has may be a value: it has a number, or is followed by periods."""
    rest = line.partition(":")[2].strip()
    return bool(re.search(r"\d", rest)) if rest else key.isascii()


def next_line(lines: list[str], number: int) -> int:
    """The next line that is not blank."""
    return next((at for at in range(number + 1, len(lines)) if lines[at].strip()), number)


class Source(Struct, frozen=True, dict=True):
    """The YAML of a file: `text` begins at line `first_line` of the file at `path`.

    `block` tells the first line of a part that the rest can be read without.
    """

    path: str
    text: str
    first_line: int = 1
    block: re.Pattern[str] | None = None

    def place(self, line: int, column: int) -> Place:
        """The place of a line and column of the text, counted from 0."""
        return Place(self.path, line + self.first_line, column + 1)

    @cached_property
    def reading(self) -> Reading:
        """The text as far as it can be read."""
        return Reading(self.text, self.block)

    def forget(self) -> None:
        """Let go of the text as it was read: it is read again where someone asks."""
        self.__dict__.pop("reading", None)

    @cached_property
    def spans(self) -> dict[yaml.Path, yaml.Span]:
        """The map of paths to marks, made when the first problem asks for it."""
        return yaml.spans(self.reading.text)

    def mark(self, *steps: str | int, key: bool = False) -> tuple[int, int]:
        """Line and column, from 0, of the value (or its `key`) at a path; of the deepest part of the path that is there.

        Steps that name nothing in the file are passed over, so a model's own error locations can be looked up.
        """
        path: yaml.Path = ()
        for step in steps:
            if (*path, step) in self.spans:
                path = (*path, step)
        span = self.spans.get(path)
        if span is None:
            return 0, 0
        return span.key if key else span.value

    def at(self, *steps: str | int, key: bool = False) -> Place:
        """The place of the value (or of its `key`) at a path."""
        line, column = self.mark(*steps, key=key)
        return self.place(line, self.reading.typed_column(line, column))

    def problem(self, path: tuple[str | int, ...], code: str, *, key: bool = False, **words: object) -> Problem:
        """A problem with the value, or its key, at a path; with the slip on its line where that explains it."""
        line, _ = self.mark(*path, key=key)
        cause = self.cause(line, path, code, known=bool(words.get("hint")))
        if cause is not None:
            return self.told(cause)
        return problem(self.at(*path, key=key), code, **words)

    def cause(self, line: int, path: tuple[str | int, ...], code: str, *, known: bool) -> Finding | None:
        """The slip on a line, or the wrong column, from which a problem with its value follows; None where there is none."""
        head = self.lost_head(line, path, code)
        if head is not None:
            return head
        is_empty = code == "missing" and path in self.spans
        told = [
            other for other in self.reading.findings if other.line == line and (is_empty or other.code not in MEANT)
        ]
        if told or code not in VAGUE:
            return told[0] if told else None
        slip = slip_on(self.reading.lines[line], line, parsed=True)
        if slip is not None:
            return slip.finding
        if code == "empty-value":
            below = misplaced_line(self.reading.lines, next_line(self.reading.lines, line))
            return below if below is not None and below.code == "yaml-indent-below" else None
        names = [step for step in path if isinstance(step, str)]
        if code == "bad-period" and not (sort_of(names[-1]) == "id" and ID.fullmatch(names[-1])):
            return None
        if code == "unknown-key" and sort_of(names[-1]) == "id":
            known = known or not is_value(names[-1], self.reading.lines[line])
            names = [] if known else names
        if (code == "unknown-key" and not known) or (len(names) > 1 and not fits_below(*names[-2:])):
            finding = misplaced_line(self.reading.lines, self.mark(*path, key=True)[0])
            return finding if finding is not None and finding.code in STANDING else None
        return None

    def lost_head(self, line: int, path: tuple[str | int, ...], code: str) -> Finding | None:
        """Where the line of a key is lost that a record, which begins on a line, is said to lack; None where it is not."""
        said = {"missing": (path[:-1], path[-1:]), "update-says-nothing": (path, ("values",))}
        record, key = said.get(code, ((), ()))
        after = (*record[:-1], record[-1] + 1) if record and isinstance(record[-1], int) else ()
        end = self.mark(*after, key=True)[0] if after in self.spans else len(self.reading.lines)
        lost = (other for other in self.reading.findings if other.code == "head-missing" and line <= other.line < end)
        return next((other for other in lost if (other.words["key"],) == key), None)

    def told(self, finding: Finding) -> Problem:
        """A finding in the text as a problem in the file; lines that its words name count from the file's first."""
        words = {
            name: word + self.first_line if name in ("first", "last") else word for name, word in finding.words.items()
        }
        return problem(self.place(finding.line, finding.column), finding.code, **words)

    @property
    def is_as_meant(self) -> bool:
        """Whether all was read, if only by mending slips whose meaning is plain."""
        return not self.reading.lost and all(finding.code in MEANT for finding in self.reading.findings)

    def parse(self) -> tuple[yaml.Tree, list[Problem]]:
        """The tree (None where there is none to be had) and the problems of the text."""
        return self.reading.tree, [self.told(finding) for finding in self.reading.findings]

    def year_near(self, line: int) -> str:
        """The year of the day written nearest above a line (from 1, of the file), else below; a year to fill in otherwise."""
        lines = self.text.split("\n")
        at = line - self.first_line
        for text in (*lines[max(at - 1, 0) :: -1], *lines):
            found = DAY.search(text)
            if found:
                return found[1]
        return "2024"
