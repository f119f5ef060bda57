"""Each measure's part of the site: worked out once, kept by the digest of what it comes from, shared among processes."""

import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from tracker.assess.measure import assess_measure
from tracker.cache import Cache, digest
from tracker.export.fragments import Fragments, fragments
from tracker.model.measures import Measure
from tracker.model.tracker import Tracker
from tracker.pages.measure import measure as measure_page
from tracker.pages.page import Page
from tracker.pages.views import View, view
from tracker.render.site import Rendering
from tracker.search.documents import names_written
from tracker.search.texts import Texts, texts
from tracker.workers import shared


@dataclass(frozen=True)
class Part:
    """What one measure adds to the site: its view, its page as HTML (the record without its data), and its fragments."""

    view: View
    page: Page
    html: bytes
    fragments: Fragments
    texts: Texts


def parts(
    tracker: Tracker, rendered: Rendering, cache: Cache, jobs: int, watch: Callable[..., Iterable[Any]]
) -> dict[int, Part]:
    """The parts by measure number, in the order of the plan: from the cache, or worked out by so many processes."""
    common = shared_by_all(tracker, rendered)
    keys = {measure.number: key(tracker, place, common) for place, measure in enumerate(tracker.measures)}
    found: dict[int, Part] = {}
    for number, name in keys.items():
        kept = cache.get(name)
        if isinstance(kept, Part):
            found[number] = kept
    missing = [place for place, measure in enumerate(tracker.measures) if measure.number not in found]
    written = names_written(tracker)
    work = shared(lambda place: pickle.dumps(part(tracker, place, rendered.html, written), -1), missing, jobs)
    for place, made in watch(work, "举措", len(missing)):
        number = tracker.measures[place].number
        found[number] = pickle.loads(made)  # noqa: S301  our own
        cache.put_pickled(keys[number], made)
    return {measure.number: found[measure.number] for measure in tracker.measures}


def shared_by_all(tracker: Tracker, rendered: Rendering) -> str:
    """The digest of what every part comes from beside its own sources."""
    amendments = [amendment.model_dump_json() for amendment in tracker.amendments]
    written = " ".join(sorted(filter(None, names_written(tracker))))
    return digest(rendered.digest, tracker.register.model_dump_json(), written, *amendments)


def key(tracker: Tracker, place: int, common: str) -> str:
    """The digest of all that a part comes from: its own sources, its neighbours' titles, and what all share."""
    measure = tracker.measures[place]
    around = [f"{other.number} {other.title}" for other in neighbours(tracker, place) if other]
    return digest("part", common, tracker.digests[measure.number], *around)


def neighbours(tracker: Tracker, place: int) -> tuple[Measure | None, Measure | None]:
    """The measures before and after a place, None where there is none."""
    every = tracker.measures
    return every[place - 1] if place else None, every[place + 1] if place + 1 < len(every) else None


def part(tracker: Tracker, place: int, render: Callable[[Page], bytes], written: set[str | None]) -> Part:
    """Work out the part of the measure at a place: assess it, say what is said of it, render its page."""
    measure = tracker.measures[place]
    found = assess_measure(measure, tracker.plan, tracker.entry(measure.number).updates, tracker.head.as_of)
    seen = view(tracker, found)
    page = measure_page(tracker, found, seen, *neighbours(tracker, place))
    made = fragments(tracker, found, seen)
    return Part(seen, replace(page, data=None), render(page), made, texts(tracker, seen, written))
