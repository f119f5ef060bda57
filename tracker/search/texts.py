"""What search holds of one measure."""

from collections.abc import Container

from msgspec import Struct

from tracker.cache import NO_CACHE, Cache, digest
from tracker.model.tracker import Tracker
from tracker.pages.views import View
from tracker.search.documents import Document, Promise, notes, promise
from tracker.search.folding import runs
from tracker.search.sounds import sounding


class Texts(Struct, frozen=True):
    """What a measure promises, what was reported on it, and how the promise sounds.

    `characters` and `runs` are those that occur in promise and notes.
    """

    promise: Promise
    notes: Document
    sounds: Document
    characters: str
    runs: tuple[str, ...]


def texts(tracker: Tracker, view: View, written: Container[str | None], cache: Cache = NO_CACHE) -> Texts:
    """The texts of a measure. `written` are the names of units that any measure has."""
    promised, told = promise(tracker, view, written), notes(view)
    heard = cache.get(key_of_sounds(promised.document))
    every = (*promised.document.texts, promised.document.names, *told.texts)
    characters = "".join(sorted(set().union(*every)))
    heard = heard if isinstance(heard, Document) else sounding(promised.document)
    return Texts(promised, told, heard, characters, tuple(runs(every)))


def keep_sounds(texts: Texts, cache: Cache) -> None:
    """Keep how a promise sounds: it stays the same while only what is reported changes, and takes long to work out."""
    cache.put(key_of_sounds(texts.promise.document), texts.sounds)


def key_of_sounds(document: Document) -> str:
    """What the sound of a promise is kept by."""
    return digest("sounds", document.digest)
