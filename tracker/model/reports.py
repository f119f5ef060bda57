"""The updates of a measure taken together: which stand, which a correction has replaced."""

from collections.abc import Sequence
from datetime import date

from tracker.model.progress import Update


def candidates(updates: Sequence[Update], place: int) -> list[int]:
    """Where the updates are that the correction at `place` could mean: those of the date it names, filed before it."""
    correction = updates[place]
    return [
        other
        for other, update in enumerate(updates)
        if other != place
        and update.date == correction.corrects
        and (update.corrects is None or update.filed_on < correction.filed_on)
    ]


def corrected(updates: Sequence[Update], place: int) -> list[int]:
    """Where the updates are that the correction at `place` replaces.

    Of several first-hand updates of the date it means the one of the same unit; it means none where that leaves
    no or more than one.
    """
    found = candidates(updates, place)
    if len([other for other in found if updates[other].corrects is None]) > 1:
        found = [other for other in found if updates[other].by == updates[place].by]
        if len([other for other in found if updates[other].corrects is None]) != 1:
            return []
    return found


def superseded(updates: Sequence[Update]) -> dict[int, int]:
    """Where the updates are that corrections replaced, each with the place of the correction that came last."""
    result: dict[int, int] = {}
    for place, update in sorted(enumerate(updates), key=lambda pair: pair[1].filed_on):
        if update.corrects is not None:
            result.update(dict.fromkeys(corrected(updates, place), place))
    return result


def corrected_on(updates: Sequence[Update]) -> dict[int, date]:
    """Where the updates are that corrections replaced, each with the day that the last correction of it was filed."""
    return {place: updates[by].filed_on for place, by in superseded(updates).items()}


def standing(updates: Sequence[Update], as_of: date) -> list[Update]:
    """The updates dated up to a day that no correction dated up to it has replaced, oldest first.

    The order of the file is of no account.
    """
    dated = [update for update in updates if update.date <= as_of]
    gone = superseded(dated)
    left = [update for place, update in enumerate(dated) if place not in gone]
    return sorted(left, key=lambda update: (update.date, update.filed_on, str(update.by), update.note or ""))


def known_by(updates: Sequence[Update], day: date) -> tuple[Update, ...]:
    """The updates that had been filed by a day."""
    return tuple(update for update in updates if update.filed_on <= day)
