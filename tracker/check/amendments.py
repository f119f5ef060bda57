"""Rules of changes of promises."""

from collections.abc import Iterator
from typing import Any

from tracker.check.measures import Measures, file_number
from tracker.check.progress import span, target_like
from tracker.model.amendments import FIELDS, Amendments
from tracker.problems import Problem
from tracker.read.repository import Loaded


def name_what_is_there(amendments: Loaded[Amendments], measures: Measures, broken: set[int]) -> Iterator[Problem]:
    """A change is of a measure there is, and of a target it has (withdrawn ones stay in the file) or a field that can change."""
    known = {loaded.number: loaded for loaded in measures}
    for place, amendment in enumerate(amendments.record.root):
        found = known.get(amendment.measure)
        if found is None:
            if amendment.measure not in broken | {file_number(loaded) for loaded in measures}:
                yield amendments.problem((place, "measure"), "unknown-measure", value=amendment.measure, **span(known))
        elif amendment.target is not None and amendment.target not in found.record.target:
            measure = found.record
            words: dict[str, Any] = {
                "hint": target_like(amendment.target, measure.targets),
                "words": "、".join(measure.target),
            }
            path = (place, "target")
            yield amendments.problem(path, "unknown-target", number=measure.number, value=amendment.target, **words)
        if amendment.target is None and amendment.field not in FIELDS:
            yield amendments.problem((place, "field"), "unknown-field", value=amendment.field, words="、".join(FIELDS))
