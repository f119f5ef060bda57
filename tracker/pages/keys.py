"""What filters and sorting ask of a list in parts: the keys of all its items, so that a script need not load every part."""

from collections.abc import Iterable, Sequence

from msgspec import Struct


class Column(Struct, frozen=True):
    """One key of every item, in the list's order: the places, in `words`, of the words it has.

    The words are in the order in which the list is sorted by this key. A key of several values has a list of places.
    """

    words: tuple[str, ...]
    places: tuple[int | tuple[int, ...], ...]


class Keys(Struct, frozen=True):
    """The columns by name, and the parts in order: each one's address below the list's own, and how many items it has."""

    columns: dict[str, Column]
    parts: tuple[tuple[str, int], ...]


def single(cells: Iterable[str], words: Iterable[str] = ()) -> Column:
    """A column of one word an item, its words sorted unless they are given in their order."""
    cells = list(cells)
    order = tuple(words) or tuple(sorted(set(cells)))
    place = {word: at for at, word in enumerate(order)}
    return Column(order, tuple(place[cell] for cell in cells))


def several(cells: Iterable[Sequence[str]]) -> Column:
    """A column of any number of words an item."""
    cells = list(cells)
    order = tuple(sorted({word for cell in cells for word in cell}))
    place = {word: at for at, word in enumerate(order)}
    return Column(order, tuple(tuple(place[word] for word in cell) for cell in cells))
