"""Each measure's part of the site: worked out once, kept by the digest of what it comes from, shared among processes."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from msgspec import Struct, msgpack
from msgspec.structs import asdict, astuple, replace

from tracker.assess.measure import assess_measure
from tracker.cache import Cache, Later, digest
from tracker.export.fragments import Fragments, fragments
from tracker.model.brief import Brief
from tracker.model.tracker import Tracker
from tracker.pages.measure import measure as measure_page
from tracker.pages.page import Page
from tracker.pages.views import View, view
from tracker.render.site import Rendering
from tracker.search.documents import Document, names_written
from tracker.search.texts import Documents, Texts, key_of_sounds, texts
from tracker.workers import shared


class Part(Struct, frozen=True):
    """What one measure adds to the site: its view, its page (the record without its data), its fragments and texts.

    `html` is the digest of the page's HTML, `uses` what else was kept when it was worked out, or found.
    """

    view: View
    page: Page
    html: str
    fragments: Fragments
    texts: Texts
    uses: tuple[str, ...] = ()


class Aside(Struct, frozen=True):
    """What belongs to a part and is seldom asked for, so that it is kept by itself: HTML, rows of the ledger, documents."""

    html: bytes
    ledger: bytes
    promises: bytes
    notes: bytes
    sounds: bytes


PART = msgpack.Decoder(Part)
DOCUMENT = msgpack.Decoder(Document)


class Parts:
    """The parts of all measures: from the cache, or worked out by so many processes."""

    def __init__(
        self, tracker: Tracker, rendered: Rendering, cache: Cache, jobs: int, watch: Callable[..., Iterable[Any]]
    ) -> None:
        self.tracker, self.rendered, self.cache = tracker, rendered, cache
        self.written = names_written(tracker)
        common = shared_by_all(tracker, rendered, self.written)
        places = range(len(tracker.briefs))
        self.keys = [key(tracker, place, common) for place in places]
        self.place = {brief.number: place for place, brief in enumerate(tracker.briefs)}
        self.aside: dict[int, Aside] = {}
        place_of = dict(zip(self.keys, places, strict=True))
        found = {place_of[key]: PART.decode(one) for key, one in cache.each(self.keys)}
        missing = [place for place in places if place not in found]
        for place in missing:  # now, so that processes that share the work have them
            number = tracker.briefs[place].number
            tracker.by_number[number], tracker.entry(number)
        for place, (one, aside, handed_over) in watch(shared(self.worked_out, missing, jobs), "举措", len(missing)):
            found[place] = PART.decode(one)
            for name, value in handed_over.items():
                cache.put_bytes(name, value)
            cache.put_bytes(self.keys[place], one)
            if cache.folder is None:
                self.aside[place] = aside
            for name, value in asdict(aside).items():
                cache.put_bytes(self.key_aside(found[place], place, name), value)
        self.all = [found[place] for place in places]
        for place, one in enumerate(self.all):
            cache.retain(*one.uses, *(self.key_aside(one, place, name) for name in Aside.__struct_fields__))

    def worked_out(self, place: int) -> tuple[bytes, Aside, dict[str, bytes]]:
        """The part at a place, packed, what is kept beside it, and what else a copy of this process has to keep."""
        with self.cache.asked() as uses:
            one, html, ledger, documents = part(self.tracker, place, self.rendered.html, self.written, self.cache)
        one = replace(one, uses=tuple(sorted(uses)))
        aside = Aside(html, ledger, *map(msgpack.encode, astuple(documents)))
        return msgpack.encode(one), aside, self.cache.hand_over()

    def key_aside(self, one: Part, place: int, name: str) -> str:
        """What something beside a part is kept by."""
        return key_of_sounds(one.texts.promises.digest) if name == "sounds" else f"{self.keys[place]} {name}"

    def beside(self, place: int, name: str) -> bytes:
        """Something beside a part: kept, or worked out anew where what was kept is damaged."""
        if place not in self.aside:
            kept = self.cache.get_bytes(self.key_aside(self.all[place], place, name))
            if kept is not None:
                return kept
            self.aside[place] = self.worked_out(place)[1]
        found: bytes = getattr(self.aside[place], name)
        return found

    def document(self, number: int, kind: str) -> Document:
        """A measure's document in an index."""
        return DOCUMENT.decode(self.beside(self.place[number], kind))

    @property
    def pages(self) -> Iterator[tuple[str, Later]]:
        """Each page's file and its HTML, in the order of the plan."""
        for place, one in enumerate(self.all):
            yield one.page.file, Later(one.html, partial(self.beside, place, "html"))

    @property
    def ledger(self) -> list[Later]:
        """Each measure's rows of the ledger, pickled."""
        return [
            Later(one.fragments.ledger, partial(self.beside, place, "ledger")) for place, one in enumerate(self.all)
        ]


def shared_by_all(tracker: Tracker, rendered: Rendering, written: set[str | None]) -> str:
    """The digest of what every part comes from beside its own sources."""
    names = " ".join(sorted(filter(None, written)))
    # By repr: to write a record as JSON, pydantic has to build what most runs need not.
    return digest(rendered.digest, repr(tracker.register), names, repr(tracker.amendments))


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
) -> tuple[Part, bytes, bytes, Documents]:
    """Work out the part of the measure at a place, its page's HTML, its rows of the ledger, its documents."""
    measure = tracker.by_number[tracker.briefs[place].number]
    found = assess_measure(measure, tracker.plan, tracker.entry(measure.number).updates, tracker.head.as_of)
    seen = view(tracker, found)
    page = measure_page(tracker, found, seen, *neighbours(tracker, place))
    known, documents = texts(tracker, seen, written, cache)
    pieces, ledger = fragments(tracker, found, seen, cache)
    html = render(page)  # at last: the templates are being compiled
    return Part(seen, replace(page, data=None), digest(html), pieces, known), html, ledger, documents
