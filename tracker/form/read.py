"""A form read back: the rows that were filled in, each checked to be as it was given."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tracker.assess.assessment import Assessment
from tracker.form.cells import Wrong, day_of, number_of, text_of
from tracker.form.columns import COLUMNS, FIRST_ROW, FRAME, HEADER_ROW, PLACE, Use, cell
from tracker.form.open import changed_header, sheet_of
from tracker.form.rows import Row, rows, seal
from tracker.form.sentences import SENTENCES, CellProblem
from tracker.model.measures import Target

GIVEN = [column.name for column in COLUMNS if column.use is Use.GIVEN]
FILL = [column.name for column in COLUMNS if column.use is Use.FILL]


class Filled(Struct, frozen=True):
    """A row that was filled in: where it is (from 0), whose it is, and the texts of its cells by column."""

    row: int
    number: int
    target: Target
    texts: dict[str, str]


class Form:
    """A form being read: gathers what is wrong with it."""

    def __init__(self, file: str, assessment: Assessment) -> None:
        self.file = file
        self.measures = assessment.tracker.by_number
        self.rows = {(row.number, row.target): row for row in rows(assessment, None)}
        self.problems: list[CellProblem] = []

    def tell(self, row: int, name: str, code: str, **words: object) -> None:
        """Note what is wrong with a cell."""
        self.say(row, name, SENTENCES[code].format_map(words))

    def say(self, row: int, name: str, message: str) -> None:
        """Note a sentence about a cell."""
        self.problems.append(CellProblem(row, PLACE[name], self.file, cell(row, name), message))

    def read(self, data: bytes) -> list[Filled]:
        """The rows of a file that were filled in."""
        try:
            sheet = sheet_of(data)
        except Wrong as wrong:
            message = SENTENCES[wrong.code].format_map(wrong.words)
            self.problems.append(CellProblem(-1, 0, self.file, "", message))
            return []
        changed = changed_header(sheet)
        if changed is not None:
            place, expected, value = changed
            self.tell(HEADER_ROW, COLUMNS[place].name, "header-changed", expected=expected, value=value)
            return []
        return list(self.filled(sheet))

    def filled(self, sheet: Any) -> Iterator[Filled]:
        """The filled-in rows of the table, after a look at what was given in each."""
        for row, cells in enumerate(sheet.iter_rows(min_row=FIRST_ROW + 1, max_col=len(COLUMNS)), FIRST_ROW):
            by_name = {column.name: found for column, found in zip(COLUMNS, cells, strict=True)}
            if all(found.value is None for found in cells):
                continue
            known = self.row_of(row, by_name)
            if known is None:
                continue
            target = self.measures[known.number].target[known.target]
            texts = {name: self.text(row, name, by_name[name], target) for name in FILL}
            said = {name: text for name, text in texts.items() if text is not None}
            if len(said) == len(texts) and any(said[name] for name in FILL if name not in FRAME):
                yield Filled(row, known.number, target, said)

    def text(self, row: int, name: str, found: Any, target: Target) -> str | None:
        """A cell's content as text; None, and told, where that cannot be taken."""
        try:
            if name == "value":
                return number_of(found, target.unit or "")
            return day_of(found) if name in ("date", "filed") else text_of(found)
        except Wrong as wrong:
            self.tell(row, name, wrong.code, **wrong.words)
            return None

    def row_of(self, row: int, cells: dict[str, Any]) -> Row | None:
        """The row as it was given; None, and told, where that is not what stands there."""
        given = {name: given_text(cells[name]) for name in ("number", "target", "seal", *GIVEN)}
        number = int(given["number"]) if given["number"].isdecimal() else 0
        known = self.rows.get((number, given["target"]))
        if known is None:
            self.tell(row, "name", "target-gone" if number in self.measures else "unknown-row", number=number)
            return None
        intact = seal(given["number"], given["target"], *(given[name] for name in GIVEN)) == given["seal"]
        for name in ("measure", "name", "promise", *(() if intact else ("last", "last_date"))):
            expected = str(getattr(known, name) or "")
            if given[name] != expected.strip():
                self.tell(row, name, "promise-changed" if intact else "given-changed", expected=expected or "空白")
                return None
        return known


def given_text(found: Any) -> str:
    """A locked cell's content; a formula is none."""
    try:
        return text_of(found)
    except Wrong:
        return ""
