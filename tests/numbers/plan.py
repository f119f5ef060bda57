"""Small plans of one measure, built whole: their period, targets and updates are given, all else is the miniature's."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.hostile.repository import AMENDMENTS, FAIRS, LIST, PLAN, PROGRESS, RATE, SPACE, Changes, original

MEASURE = "---\nnumber: 1\nchapter: 1\ntitle: 一件事\nlead: [经济部]\ntargets:\n{targets}---\n\n做成一件事。\n"


@dataclass(frozen=True)
class Site:
    """A site that was built."""

    folder: Path

    def text(self, path: str) -> str:
        return (self.folder / path).read_bytes().decode()

    @property
    def measure(self) -> dict[str, Any]:
        """The measure in the open data, with its numbers digit by digit."""
        text = self.text("measures/1/measure.json")
        found: dict[str, Any] = json.loads(text, parse_float=Decimal, parse_int=Decimal)["measure"]
        return found

    @property
    def target(self) -> dict[str, Any]:
        """The measure's first target."""
        found: dict[str, Any] = self.measure["targets"][0]
        return found

    @property
    def page(self) -> str:
        """What the measure's page says, without its markup."""
        return " ".join(re.sub(r"<[^>]*>", " ", self.text("measures/1/index.html").partition("<main")[2]).split())


def changes(period: tuple[str, str], as_of: str, targets: str, updates: str = "") -> Changes:
    """A plan from one day to another; `targets` and `updates` are the items of their lists, as YAML in one line each."""
    found = original(PLAN).replace("2024-01-01", period[0]).replace("2024-12-31", period[1])
    measure = MEASURE.format(targets="".join(f"  - {line}\n" for line in targets.splitlines()))
    entries = "".join(f"      - {line}\n" for line in updates.splitlines())
    progress = f"as_of: {as_of}\nmeasures:\n  1:\n    updates:\n{entries}" if entries else f"as_of: {as_of}\n"
    return {
        **dict.fromkeys((AMENDMENTS, RATE, FAIRS, LIST)),
        PLAN: found.encode(),
        SPACE: measure.encode(),
        PROGRESS: progress.encode(),
    }
