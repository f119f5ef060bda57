"""Each measure's part of the site: worked out once, kept by the digest of what it comes from, shared among processes."""

import pickle
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from tracker.assess.measure import assess_measure
from tracker.cache import Cache, Later, digest
from tracker.export.fragments import Fragments, fragments
from tracker.model.measures import Brief
from tracker.model.tracker import Tracker
from tracker.pages.measure import measure as measure_page
from tracker.pages.page import Page
from tracker.pages.views import View, view
from tracker.render.site import Rendering
from tracker.search.documents import names_written
from tracker.search.texts import Texts, keep_sounds, key_of_sounds, texts
from tracker.workers import shared


class Part(Struct, frozen=True):
    """What one measure adds to the site: its view, its page (the record without its data), its fragments and texts.

    `html` is the digest of the page's HTML, which is kept by itself: where the old site has it, nobody asks for it.
    """

    view: View
    page: Page
    html: str
    fragments: Fragments
    texts: Texts


class Parts(Struct, frozen=True):
    """The parts by measure number, and their pages' files with their HTML, both in the order of the plan."""

    by_number: dict[int, Part]
    pages: list[tuple[str, Later]]


def parts(tracker: Tracker, rendered: Rendering, cache: Cache, jobs: int, watch: Callable[..., Iterable[Any]]) -> Parts:
    """The parts of all measures: from the cache, or worked out by so many processes."""
    common = shared_by_all(tracker, rendered)
    keys = [key(tracker, place, common) for place in range(len(tracker.briefs))]
    found = {place: kept for place, name in enumerate(keys) if isinstance(kept := cache.get(name), Part)}
    missing = [place for place in range(len(keys)) if place not in found]
    written = names_written(tracker)
    made: dict[int, bytes] = {}
    for place in missing:  # now, so that processes that share the work have them
        number = tracker.briefs[place].number
        tracker.by_number[number], tracker.entry(number)

    def worked_out(place: int) -> tuple[bytes, bytes]:
        one, html = part(tracker, place, rendered.html, written, cache)
        return pickle.dumps(one, -1), html

    for place, (one, html) in watch(shared(worked_out, missing, jobs), "举措", len(missing)):
        found[place] = pickle.loads(one)  # noqa: S301  our own
        cache.put_bytes(keys[place], one)
        keep_sounds(found[place].texts, cache)
        if cache.folder is None:
            made[place] = html
        else:
            cache.put_bytes(f"{keys[place]} html", html)

    for each in found.values():
        cache.retain(key_of_sounds(each.texts.promise.document))

    def later(place: int) -> Later:
        return cache.later(f"{keys[place]} html", found[place].html, lambda: made.get(place) or worked_out(place)[1])

    return Parts(
        {brief.number: found[place] for place, brief in enumerate(tracker.briefs)},
        [(found[place].page.file, later(place)) for place in range(len(keys))],
    )


def shared_by_all(tracker: Tracker, rendered: Rendering) -> str:
    """The digest of what every part comes from beside its own sources."""
    amendments = [amendment.model_dump_json() for amendment in tracker.amendments]
    written = " ".join(sorted(filter(None, names_written(tracker))))
    return digest(rendered.digest, tracker.register.model_dump_json(), written, *amendments)


def key(tracker: Tracker, place: int, common: str) -> str:
    """The digest of all that a part comes from: its own sources, its neighbours' titles, and what all share."""
    own = tracker.digests[tracker.briefs[place].number]
    around = [f"{other.number} {other.title}" for other in neighbours(tracker, place) if other]
    return digest("part", common, own, *around)


def neighbours(tracker: Tracker, place: int) -> tuple[Brief | None, Brief | None]:
    """The measures before and after a place, None where there is none."""
    every = tracker.briefs
    return every[place - 1] if place else None, every[place + 1] if place + 1 < len(every) else None


def part(
    tracker: Tracker, place: int, render: Callable[[Page], bytes], written: set[str | None], cache: Cache
) -> tuple[Part, bytes]:
    """Work out the part of the measure at a place, and its page's HTML: assess it, say what is said of it, render its page."""
    measure = tracker.by_number[tracker.briefs[place].number]
    found = assess_measure(measure, tracker.plan, tracker.entry(measure.number).updates, tracker.head.as_of)
    seen = view(tracker, found)
    page = measure_page(tracker, found, seen, *neighbours(tracker, place))
    html = render(page)
    made = fragments(tracker, found, seen)
    return Part(seen, replace(page, data=None), digest(html), made, texts(tracker, seen, written, cache)), html
