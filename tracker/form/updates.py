"""The updates that a form's rows make: those of one measure, one date and one unit become one."""

import re
from typing import Any

from msgspec import Struct, field

from tracker.form.columns import COLUMNS, DONE, PLACE
from tracker.form.read import Filled, Form
from tracker.model.measures import Kind
from tracker.model.periods import Cadence
from tracker.read import yaml
from tracker.record.record import Addition
from tracker.record.typed import in_order

SEVERAL = re.compile(r"[\s,，、;；]+")
STOPS = "。！？；.!?;"


class Draft(Struct):
    """An update in the making. `origins` says which row and column each part of it came from.

    They go by its path and whether its key is meant. Texts of several rows are one after another.
    """

    number: int
    tree: dict[str, Any] = field(default_factory=lambda: {"values": {}, "done": [], "evidence": []})
    texts: dict[str, list[str]] = field(default_factory=dict)
    origins: dict[tuple[yaml.Path, bool], tuple[Filled, str]] = field(default_factory=dict)

    @property
    def addition(self) -> Addition:
        """The update, to be recorded."""
        joined = {name: run_on(texts) for name, texts in self.texts.items() if texts}
        return Addition(self.number, in_order({**self.tree, **joined}))

    def put(self, path: yaml.Path, row: Filled, name: str, key: str = "") -> None:
        """Note the cell of a part, and that of its key where it is another."""
        self.origins.setdefault((path, False), (row, name))
        self.origins.setdefault((path, True), (row, key or name))

    def origin(self, path: yaml.Path, key: bool = False) -> tuple[Filled, str]:
        """The row and the column that a part came from, or the nearest part around it."""
        while path and (path, key) not in self.origins:
            path = path[:-1]
        return self.origins[path, key]


def run_on(texts: list[str]) -> str:
    """Texts one after another, with a stop between those that have none."""
    return "".join(text if text[-1] in STOPS else f"{text}；" for text in texts[:-1]) + texts[-1]


def drafts(form: Form, filled: list[Filled]) -> list[Draft]:
    """The updates of a form's filled-in rows, in the order of the plan and their dates."""
    found: dict[tuple[int, str, str], Draft] = {}
    for row in filled:
        texts = row.texts
        if not texts["date"]:
            form.tell(row.cell("date"), "date-missing")
            continue
        draft = found.setdefault((row.number, texts["date"], texts["by"]), Draft(row.number))
        Adding(form, row, draft).add()
    return [draft for _, draft in sorted(found.items(), key=lambda pair: pair[0])]


class Adding:
    """A filled-in row being added to its update."""

    def __init__(self, form: Form, filled: Filled, draft: Draft) -> None:
        self.form = form
        self.filled = filled
        self.draft = draft
        self.tree = draft.tree
        self.texts = filled.texts

    def add(self) -> None:
        """Add every part of the row."""
        self.put((), "date")
        for name in ("date", "by", "filed", "self_assessment"):
            self.same(name)
        for name in ("note", "next"):
            self.joined(name)
        self.value()
        self.done()
        self.evidence()

    def tell(self, name: str, code: str, **words: object) -> None:
        """Note what is wrong with a cell of the row."""
        self.form.tell(self.filled.cell(name), code, **words)

    def other(self, path: yaml.Path) -> str:
        """The cell that a part came from, as this row's sheet names it."""
        row, name = self.draft.origin(path)
        return row.cell(name).seen_from(self.filled.sheet)

    def put(self, path: yaml.Path, name: str, key: str = "") -> None:
        """Note the cell that a part came from."""
        self.draft.put(path, self.filled, name, key)

    def same(self, name: str) -> None:
        """What must be the same in all rows of an update, where it is given."""
        text = self.texts[name]
        if not text:
            return
        if self.tree.setdefault(name, text) != text:
            self.tell(name, "differs", header=COLUMNS[PLACE[name]].header, other=self.other((name,)))
        self.put((name,), name)

    def joined(self, name: str) -> None:
        """Texts of several rows, one after another; each only once."""
        text = self.texts[name]
        if text and text not in self.draft.texts.setdefault(name, []):
            self.draft.texts[name].append(text)
            self.put((name,), name)

    def value(self) -> None:
        """A figure, or figures by period."""
        target, value, period = self.filled.target, self.texts["value"], self.texts["period"]
        if period and not value:
            self.tell("value", "value-missing")
        elif value and not period and target.kind is Kind.RECURRING:
            every = target.every or Cadence.MONTH
            self.tell("period", "period-missing", every=every.word, example=every.example)
        elif period:
            self.values_by_period(period, value)
        elif value and target.id in self.tree["values"]:
            self.twice("value", "values", target.id)
        elif value:
            self.tree["values"][target.id] = value
            self.put(("values", target.id), "value")

    def values_by_period(self, period: str, value: str) -> None:
        """As many figures as periods."""
        name = self.filled.target.id
        periods = SEVERAL.split(period)
        values = SEVERAL.split(value) if len(periods) > 1 else [value]
        if len(values) != len(periods):
            self.tell("value", "counts-differ", periods=len(periods), values=len(values))
            return
        found = self.tree["values"].setdefault(name, {})
        if isinstance(found, str):
            self.twice("value", "values", name)
            return
        self.put(("values", name), "value")
        for key, figure in zip(periods, values, strict=True):
            if key in found:
                self.tell("period", "period-twice", value=key)
            found[key] = figure
            self.put(("values", name, key), "value", key="period")

    def twice(self, name: str, *path: str | int) -> None:
        """Tell that a target is given in two rows."""
        self.tell(name, "target-twice", other=self.other(path))

    def done(self) -> None:
        """A milestone reached."""
        text, name = self.texts["done"], self.filled.target.id
        if text == DONE and name in self.tree["done"]:
            self.twice("done", "done", self.tree["done"].index(name))
        elif text == DONE:
            self.put(("done", len(self.tree["done"])), "done")
            self.tree["done"].append(name)
        elif text:
            self.tell("done", "not-yes")

    def evidence(self) -> None:
        """A document."""
        title, url = self.texts["evidence"], self.texts["url"]
        if bool(title) != bool(url):
            self.tell("evidence" if url else "url", "evidence-half")
        elif title and {"title": title, "url": url} not in self.tree["evidence"]:
            place = len(self.tree["evidence"])
            self.tree["evidence"].append({"title": title, "url": url})
            self.put(("evidence", place, "title"), "evidence")
            self.put(("evidence", place, "url"), "url")
