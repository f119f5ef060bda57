"""What search holds of one measure."""

from collections.abc import Container

from msgspec import Struct, msgpack

from tracker.cache import NO_CACHE, Cache
from tracker.model.tracker import Tracker
from tracker.pages.views import View
from tracker.search.documents import Document, Listed, notes, promise
from tracker.search.folding import runs
from tracker.search.sounds import sounding


class Documents(Struct, frozen=True):
    """A measure's page in each index: what it promises, what was reported on it, and how the promise sounds."""

    promises: Document
    notes: Document
    sounds: Document


class Texts(Struct, frozen=True):
    """What is known of a measure's documents without reading them, and where the parts of its promise end.

    `characters` (written ones, without Latin and plain digits) and `runs` are those that occur in promise and notes.
    """

    promises: Listed
    notes: Listed
    sounds: Listed
    title_end: int
    targets_end: int
    characters: str
    runs: tuple[str, ...]


def texts(
    tracker: Tracker, view: View, written: Container[str | None], cache: Cache = NO_CACHE
) -> tuple[Texts, Documents]:
    """The texts of a measure, and its documents. `written` are the names of units that any measure has."""
    promised, told = promise(tracker, view, written, cache), notes(view)
    kept = cache.get_bytes(key_of_sounds(promised.document.digest))
    heard = msgpack.decode(kept, type=Document) if kept else sounding(promised.document)
    every = (*promised.document.texts, promised.document.names, *told.texts)
    known = Texts(
        promised.document.listed,
        told.listed,
        heard.listed,
        promised.title_end,
        promised.targets_end,
        "".join(sorted(each for each in set().union(*every) if each.isalnum() and not each.isascii())),
        tuple(runs(every)),
    )
    return known, Documents(promised.document, told, heard)


def key_of_sounds(promise: str) -> str:
    """What the sound of a promise is kept by: it stays the same while only reports change, and takes long to work out."""
    return f"{promise} sounds"
