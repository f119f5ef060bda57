"""What search holds of one measure."""

from collections.abc import Container
from dataclasses import dataclass

from tracker.model.tracker import Tracker
from tracker.pages.views import View
from tracker.search.documents import Document, Promise, notes, promise
from tracker.search.sounds import sounding


@dataclass(frozen=True)
class Texts:
    """What a measure promises, what was reported on it, and how the promise sounds."""

    promise: Promise
    notes: Document
    sounds: Document

    @property
    def all(self) -> tuple[str, ...]:
        """Every text, and the names that are found but never shown."""
        return (*self.promise.document.texts, self.promise.document.names, *self.notes.texts)


def texts(tracker: Tracker, view: View, written: Container[str | None]) -> Texts:
    """The texts of a measure. `written` are the names of units that any measure has."""
    promised = promise(tracker, view, written)
    return Texts(promised, notes(view), sounding(promised.document))
