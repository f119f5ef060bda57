"""A text read as far as it can be: where a slip is recognised, what was meant is read on, so that one hides no other."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from tracker.read import yaml
from tracker.read.events import Finding
from tracker.read.indent import above_twice, first_misplaced, misplaced_line, swallowed_item, swallowed_key
from tracker.read.moves import moved
from tracker.read.syntax import CERTAIN, IN_BRACKETS, LIKELY, SIGNS, Slip, put_right, slip_on
from tracker.read.vocabulary import FIELDS

ROUNDS = 60
MOST_CERTAIN = 200
EFFORT = 6_000_000
AT_A_LOSS = {"yaml-syntax", "yaml-bracket-syntax"}
HOPELESS = {"yaml-too-deep", "yaml-too-many", "yaml-too-wide", "measures-missing"}
SWALLOWED = re.compile(rf"^ *(?:[-－] *)?(?:(?:{'|'.join(FIELDS)}|[a-z]\w*(?:-\w+)+|\d{{4}}-\w+)[\"']? *[:：;；=]|- )")

TOP = re.compile(r"[a-z_]+ *:")


class Edit(NamedTuple):
    """On a line, `start` to `end` as typed is read as something `length` long."""

    start: int
    end: int
    length: int


class Reading:
    """A text with its tree (None where it could not be read), its findings, and the lines as they were read.

    `block` tells the first line of a part that may be left out where it cannot be read, so that the rest can. `lost` says
    that the tree lacks something: its key is given twice or not at all, or it stands behind something else.
    """

    def __init__(self, text: str, block: re.Pattern[str] | None = None) -> None:
        self.tree: yaml.Tree = None
        self.lost = False
        self.findings: list[Finding] = []
        self.edits: dict[int, list[Edit]] = {}
        self.block = block
        self.lines = text.split("\n")
        if any(sign in text for sign in SIGNS):
            self.mend_certain(text)
        self.read(max(3, min(ROUNDS, EFFORT // (len(text) + 1))))

    @property
    def text(self) -> str:
        """The text as it was read."""
        return "\n".join(self.lines)

    def typed_column(self, line: int, column: int) -> int:
        """The column, in the line as typed, of one in the line as read."""
        for edit in reversed(self.edits.get(line, [])):
            if column >= edit.start + edit.length:
                column += edit.end - edit.start - edit.length
            elif column > edit.start:
                column = edit.start
        return column

    def replace(self, number: int, start: int, end: int, put: str) -> None:
        """Read something else in place of a part of a line."""
        line = self.lines[number]
        self.edits.setdefault(number, []).append(Edit(start, end, len(put)))
        self.lines[number] = line[:start] + put + line[end:]

    def tell(self, finding: Finding) -> None:
        """Note a finding, once for a line and code; one that only says that nothing is known, where nothing else was told."""
        beside = {other.code for other in self.findings if other.line == finding.line}
        if finding.code not in beside and not (beside and finding.code in AT_A_LOSS):
            column = self.typed_column(finding.line, finding.column)
            self.findings.append(finding._replace(column=column))

    def mend_certain(self, text: str) -> None:
        """Tell and mend the slips that are such wherever they stand."""
        for slip in CERTAIN:
            for found in islice(slip.pattern.finditer(text), MOST_CERTAIN):
                start = found.start("slip")
                number, column = text.count("\n", 0, start), start - text.rfind("\n", 0, start) - 1
                typed = found["slip"].split("\n")
                self.tell(Finding(number, column, slip.code, {"value": typed[0].strip()}))
                for offset, put in enumerate(put_right(slip, found["slip"]).split("\n")):
                    begin = column if offset == 0 else 0
                    self.replace(number + offset, begin, begin + len(typed[offset]), put)
                finding = misplaced_line(self.lines, number) if slip.code in ("yaml-tab", "yaml-wide-indent") else None
                if finding is not None and "right" in finding.words:
                    self.indent(number, finding.words["right"])
            text = self.text

    def indent(self, number: int, column: int) -> None:
        """Read a line as if it began at a column."""
        line = self.lines[number]
        self.replace(number, 0, len(line) - len(line.lstrip(" ")), " " * column)

    def read(self, rounds: int) -> None:
        """Parse, mend the slip found, and parse again, until all is read or nothing more can be told."""
        for _ in range(rounds):
            try:
                parsed = yaml.parse(self.text)
            except yaml.Unreadable as stop:
                if not self.get_past(stop):
                    return
                continue
            if any(self.follow(swallowed_key(self.lines, *block)) for block in parsed.blocks):
                continue
            if any(self.follow(above_twice(self.lines, twice.line)) for twice in parsed.twice):
                continue
            swallowed = self.get_past_swallowed(parsed.wrapped)
            if swallowed is None:
                self.findings += parsed.twice
                self.lost = self.lost or bool(parsed.twice)
                self.tree = parsed.tree
            if not swallowed:
                return

    def get_past(self, stop: yaml.Unreadable) -> bool:
        """Tell why the parser gave up, and whether there is a way to read on."""
        if stop.finding.code in HOPELESS:
            self.tell(stop.finding)
            return False
        if self.mend(stop.near):
            return True
        if stop.finding.code == "yaml-syntax" and self.move(stop.finding.line):
            return True
        if any(other.code in HOPELESS for other in self.findings):
            return False
        if self.mend(stop.near[:2], [IN_BRACKETS]):
            return True
        self.tell(stop.finding)
        return self.leave_out(stop.finding.line)

    def mend(self, near: list[int], table: Sequence[Slip] = LIKELY) -> bool:
        """Tell and mend the slip on one of some lines; False where there is none."""
        for number in near:
            slip = slip_on(self.lines[number], number, table=table) if number < len(self.lines) else None
            if slip is not None:
                self.tell(slip.finding)
                if slip.finding.code == "yaml-line-end-missing":
                    self.empty(number + 1, slip.finding.column - slip.start + 1)
                self.replace(number, slip.start, slip.end, slip.put)
                return True
        return False

    def move(self, number: int) -> bool:
        """Tell and move the line that stands in the wrong column, or one above that it follows; False where there is none."""
        return self.follow(first_misplaced(self.lines, number))

    def follow(self, found: Finding | None) -> bool:
        """Tell of a line that stands in the wrong column and put it right; False where there is nothing new or no way on."""
        if found is None or any(found.line == other.line and found.code == other.code for other in self.findings):
            return False
        if not self.is_moved_along(found):
            self.tell(found)
        number, column = found.line, found.column
        match found.code:
            case "yaml-loose-line":
                is_item = self.lines[number].lstrip().startswith("-")
                self.replace(
                    number, len(self.lines[number]) if is_item else 0, len(self.lines[number]), ":" if is_item else ""
                )
            case "yaml-dash-lost":
                self.indent(number, found.words["right"])
                self.replace(number, found.words["right"], found.words["right"], "- ")
            case "yaml-dash-extra":
                self.replace(number, column, column + 2, "")
            case "yaml-dash-spaces":
                self.replace(number, column, len(self.lines[number]) - len(self.lines[number][column:].lstrip()), " ")
            case "yaml-indent" | "yaml-indent-below":
                for line, right in list(moved(self.lines, found)):
                    self.indent(line, right)
            case "head-missing":
                self.empty(number, column)
            case _:
                return found.code not in HOPELESS and self.leave_out(number)
        return True

    def is_moved_along(self, found: Finding) -> bool:
        """Whether the line above was told to stand in the same wrong column."""
        above = next((at for at in range(found.line - 1, -1, -1) if self.lines[at].strip()), -1)
        return above in self.edits and any(
            other.code == found.code and other.line <= above and other.words.get("right") == found.words.get("right")
            for other in self.findings
            if other.words.get("value") == found.words.get("value")
        )

    def get_past_swallowed(self, wrapped: list[tuple[int, int]]) -> bool | None:
        """Tell of a line that was meant as one of its own but goes on from the text above; None where there is none.

        Else answers whether there is a way to read on.
        """
        for first, last in wrapped:
            for number in range(first + 1, last + 1):
                if SWALLOWED.match(self.lines[number]) and (self.mend([number, first]) or self.move(number)):
                    return True
                if self.follow(swallowed_item(self.lines, first, number)):
                    return True
        return None

    def empty(self, number: int, column: int) -> None:
        """Empty the lines from one on that stand at a column or further in, which cannot be read yet."""
        self.lost = True
        while number < len(self.lines) and not self.lines[number][:column].strip():
            self.lines[number] = ""
            number += 1

    def leave_out(self, number: int) -> bool:
        """Empty the lines of the block that a line is in; False where it is in none."""
        if self.block is None:
            return False
        heads = {at for at, line in enumerate(self.lines) if self.block.match(line)}
        first = max((at for at in heads if at <= number), default=None)
        if first is None:
            return False
        ends = (at for at in range(first + 1, len(self.lines)) if at in heads or TOP.match(self.lines[at]))
        last = next(ends, len(self.lines))
        self.lines[first:last] = [""] * (last - first)
        return True
