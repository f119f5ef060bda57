"""What is indexed of a measure: a minimal HTML page of its promise, and one of its updates."""

from collections.abc import Container, Iterable, Iterator
from html import escape

from msgspec import Struct
from msgspec.structs import force_setattr

from tracker.cache import NO_CACHE, Cache, digest
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.cards import TargetCard
from tracker.pages.entries import EntryRow
from tracker.pages.views import View
from tracker.render.markdown import paragraphs
from tracker.search.text import BREAK, WORD, cut

LIGHT = 'data-pagefind-weight="1.05"'  # the one weight that Pagefind does not write down: its files are smaller by 3 %


class Listed(Struct, frozen=True):
    """What is known of a document without its texts: the number of its measure, its digest, whether it says anything."""

    number: int
    digest: str
    says: bool


class Document(Struct, frozen=True):
    """A page to be indexed: the number of its measure, its texts in words (see `cut`), and words found but never shown.

    `anchors` are places on the measure's page, each for the texts from one of `texts` on. `digest` is that of its HTML.
    """

    number: int
    texts: tuple[str, ...]
    names: str = ""
    anchors: tuple[tuple[int, str], ...] = ()
    digest: str = ""

    def __post_init__(self) -> None:
        if not self.digest:
            force_setattr(self, "digest", digest(self.html))

    @property
    def listed(self) -> Listed:
        """The document without its texts."""
        return Listed(self.number, self.digest, bool(self.texts))

    @property
    def html(self) -> bytes:
        """The page. Its words are numbered from 0, a BREAK after each text counting as one."""
        marks = {place: f'<a id="{escape(name)}"></a>' for place, name in self.anchors}
        body = " ".join(f"{marks.get(place, '')}{escape(text)} {BREAK}" for place, text in enumerate(self.texts))
        names = f'<meta data-pagefind-meta="names[content]" content="{escape(self.names)}">' if self.names else ""
        return f"<!DOCTYPE html><html><head>{names}</head><body data-pagefind-body {LIGHT}><p>{body}</p></body></html>".encode()


class Promise(Struct, frozen=True):
    """The page of a promise with the places where its parts end: title, then targets, then all the rest."""

    document: Document
    title_end: int
    targets_end: int


def names_written(tracker: Tracker) -> set[str | None]:
    """The names of units and offices that any measure has."""
    return {name for brief in tracker.briefs for name in brief.names}


def promise(tracker: Tracker, view: View, written: Container[str | None], cache: Cache = NO_CACHE) -> Promise:
    """What a measure promises, in the order in which matches rank. `written` are the names of units that any measure has."""
    title = texts_of([view.row.title])
    targets = texts_of(text for card in (*view.cards, *view.withdrawn) for text in target_texts(card, tracker))
    rest = texts_of(rest_texts(tracker, view, cache))
    names = f" {BREAK} ".join(texts_of(hidden_names(tracker, view, written)))
    title_end = places(title)
    return Promise(Document(view.row.number, (*title, *targets, *rest), names), title_end, title_end + places(targets))


def notes(view: View) -> Document:
    """What was reported on a measure, newest first, with the update that each text is from."""
    units = {unit.name for unit in (*view.row.lead, *view.row.responsible)}
    texts: list[str] = []
    anchors = []
    for entry in view.entries:
        said = texts_of(entry_texts(entry, units))
        if said:
            anchors.append((len(texts), f"{entry.anchor}.{entry.date.isoformat()}"))
            texts += said
    return Document(view.row.number, tuple(texts), anchors=tuple(anchors))


def texts_of(texts: Iterable[str]) -> list[str]:
    """Texts in words, without those that have none and those that another one says too, word for word."""
    found = {f" {' '.join(WORD.findall(text))} ".lower(): text for text in dict.fromkeys(map(cut, texts)) if text}
    every = BREAK.join(found)
    return [text for said, text in found.items() if every.find(said, every.find(said) + 1) < 0]


def places(texts: list[str]) -> int:
    """How many words texts take up, with a BREAK after each."""
    return sum(text.count(" ") + 2 for text in texts)


def target_texts(card: TargetCard, tracker: Tracker) -> Iterator[str]:
    """What a target promises, the words of the plan it rests on, how it is counted, when it is due."""
    yield card.name + card.promise
    if card.quote not in card.name:
        yield card.quote
    yield card.note
    yield card.withdrawn
    if card.due != tracker.plan.end:
        yield words.long_date(card.due)


def rest_texts(tracker: Tracker, view: View, cache: Cache) -> Iterator[str]:
    """The body, the units, the chapter, the topics, and how the promise was changed."""
    row = view.row
    yield from paragraphs(tracker.by_number[row.number].body, cache)
    yield from (unit.name for unit in (*row.lead, *row.responsible))
    yield f"第{words.numeral(row.chapter)}章"
    yield row.chapter_title
    yield from row.topics
    for amendment in tracker.amendments:
        if amendment.measure == row.number:
            yield from (amendment.from_, amendment.to, amendment.reason, amendment.document.title)


def hidden_names(tracker: Tracker, view: View, written: Container[str | None]) -> Iterator[str]:
    """What else its units and the offices within them are called, as far as no measure calls them so itself."""
    measure = tracker.by_number[view.row.number]
    for name in (*measure.lead, *measure.responsible):
        unit = tracker.unit(name)
        yield from (each for each in (*unit.aliases, *unit.offices) if each not in written)


def entry_texts(entry: EntryRow, units: set[str]) -> Iterator[str]:
    """What was done, what comes next, what proves it, and who reported where that is none of the measure's units."""
    yield entry.note
    yield entry.next
    yield from (item.title for item in entry.evidence)
    if entry.by and entry.by.name not in units:
        yield entry.by.name
