"""What search holds of one measure."""

from collections.abc import Container
from dataclasses import dataclass

from tracker.model.tracker import Tracker
from tracker.pages.views import View
from tracker.search.documents import Document, Promise, notes, promise
from tracker.search.folding import runs
from tracker.search.sounds import sounding


@dataclass(frozen=True)
class Texts:
    """What a measure promises, what was reported on it, and how the promise sounds.

    `characters` and `runs` are those that occur in promise and notes.
    """

    promise: Promise
    notes: Document
    sounds: Document
    characters: str
    runs: tuple[str, ...]


def texts(tracker: Tracker, view: View, written: Container[str | None]) -> Texts:
    """The texts of a measure. `written` are the names of units that any measure has."""
    promised, told = promise(tracker, view, written), notes(view)
    every = (*promised.document.texts, promised.document.names, *told.texts)
    characters = "".join(sorted(set().union(*every)))
    return Texts(promised, told, sounding(promised.document), characters, tuple(runs(every)))
