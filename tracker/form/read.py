"""A form read back: the rows that were filled in, each checked to be as it was given."""

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from tracker.assess.assessment import Assessment
from tracker.form.cells import Wrong, day_of, number_of, period_of, text_of
from tracker.form.columns import COLUMNS, FIRST_ROW, FRAME, HEADER_ROW, PLACE, Cell, Use
from tracker.form.open import changed_header, sheets_of
from tracker.form.rows import Row, rows, seal
from tracker.form.sentences import OF_CHECK, SENTENCES, CellProblem, filled_in
from tracker.model.measures import Target
from tracker.problems import Problem, Severity

GIVEN = [column.name for column in COLUMNS if column.use is Use.GIVEN]
FILL = [column.name for column in COLUMNS if column.use is Use.FILL]


class Filled(Struct, frozen=True):
    """A row that was filled in: its sheet, its row from 0, whose it is, and the texts of its cells by column."""

    sheet: str
    row: int
    number: int
    target: Target
    texts: dict[str, str]

    def cell(self, name: str) -> Cell:
        """Its cell of a column."""
        return Cell(self.sheet, self.row, PLACE[name])


class Form:
    """A form being read: gathers what is wrong with it."""

    def __init__(self, file: str, assessment: Assessment) -> None:
        self.file = file
        self.measures = assessment.tracker.by_number
        self.as_of = assessment.tracker.head.as_of
        self.rows = {(row.number, row.target): row for row in rows(assessment, None)}
        self.problems: list[CellProblem] = []

    def tell(self, cell: Cell | tuple[()], code: str, **words: object) -> None:
        """Note what is wrong with a cell, or with the file."""
        message = filled_in(SENTENCES[code], words)
        self.problems.append(CellProblem(cell, self.file, Severity.ERROR, message))

    def relay(self, problem: Problem, filled: Filled, name: str) -> None:
        """Note what the check found in the content of a cell."""
        message = problem.message
        if problem.code in OF_CHECK:
            units = "、".join(self.rows[filled.number, filled.target.id].reporters)
            words = {"value": filled.texts[name], "units": units, "as_of": self.as_of}
            message = filled_in(OF_CHECK[problem.code], words)
        self.problems.append(CellProblem(filled.cell(name), self.file, problem.severity, message))

    def read(self, data: bytes) -> list[Filled]:
        """The rows of a file that were filled in, on whichever sheet."""
        try:
            sheets = sheets_of(data)
        except Wrong as wrong:
            self.tell((), wrong.code, **wrong.words)
            return []
        return [filled for sheet in sheets for filled in self.filled(sheet)]

    def filled(self, sheet: Any) -> Iterator[Filled]:
        """The filled-in rows of a sheet, after a look at what was given in each."""
        changed = changed_header(sheet)
        if changed is not None:
            place, expected, value = changed
            self.tell(Cell(sheet.title, HEADER_ROW, place), "header-changed", expected=expected, value=value)
            return
        added: set[int] = set()
        for row, cells in enumerate(sheet.iter_rows(min_row=FIRST_ROW + 1), FIRST_ROW):
            added |= self.added(sheet.title, row, cells, added)
            by_name = {column.name: found for column, found in zip(COLUMNS, cells, strict=False)}
            if all(found.value is None for found in by_name.values()):
                continue
            known = self.row_of(sheet.title, row, by_name)
            if known is None:
                continue
            target = self.measures[known.number].target[known.target]
            texts = {name: self.text(Cell(sheet.title, row, PLACE[name]), by_name[name], target) for name in FILL}
            said = {name: text for name, text in texts.items() if text is not None}
            if len(said) == len(texts) and any(said[name] for name in FILL if name not in FRAME):
                yield Filled(sheet.title, row, known.number, target, said)

    def added(self, sheet: str, row: int, cells: Sequence[Any], known: set[int]) -> set[int]:
        """The columns beside the table that have something in a row; told, each where it is first seen."""
        found = {place for place, one in enumerate(cells) if place >= len(COLUMNS) and str(one.value or "").strip()}
        for place in found - known:
            self.tell(Cell(sheet, row, place), "added-column")
        return found

    def text(self, cell: Cell, found: Any, target: Target) -> str | None:
        """A cell's content as text; None, and told, where that cannot be taken."""
        try:
            match COLUMNS[cell.column].name:
                case "value":
                    return number_of(found, target.unit or "")
                case "period":
                    return period_of(found)
                case "date" | "filed":
                    return day_of(found)
            return text_of(found)
        except Wrong as wrong:
            self.tell(cell, wrong.code, **wrong.words)
            return None

    def row_of(self, sheet: str, row: int, cells: dict[str, Any]) -> Row | None:
        """The row as it was given; None, and told, where that is not what stands there."""
        given = {name: given_text(cells[name]) for name in ("number", "target", "seal", *GIVEN)}
        number = int(given["number"]) if given["number"].isdecimal() else 0
        known = self.rows.get((number, given["target"]))
        if known is None:
            code = "target-gone" if number in self.measures else "unknown-row"
            self.tell(Cell(sheet, row, PLACE["name"]), code, number=number)
            return None
        intact = seal(given["number"], given["target"], *(given[name] for name in GIVEN)) == given["seal"]
        for name in ("measure", "name", "promise", *(() if intact else ("last", "last_date"))):
            expected = str(getattr(known, name) or "")
            if given[name] != expected.strip():
                code = "promise-changed" if intact else "given-changed"
                self.tell(Cell(sheet, row, PLACE[name]), code, expected=expected or "空白")
                return None
        return known


def given_text(found: Any) -> str:
    """A locked cell's content; a formula is none."""
    try:
        return text_of(found)
    except Wrong:
        return ""
