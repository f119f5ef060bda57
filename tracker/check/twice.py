"""Finding what is given twice."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from tracker.problems import Problem
from tracker.read.repository import Loaded


def twice(loaded: Loaded[BaseModel], named: Iterable[tuple[object, tuple[str | int, ...]]]) -> Iterator[Problem]:
    """A problem for each name that was given before; `named` pairs names with their paths."""
    first: dict[object, tuple[str | int, ...]] = {}
    for name, path in named:
        if name in first:
            line = loaded.source.at(*loaded.at, *first[name]).line
            yield loaded.problem(path, "twice", value=name, first=line)
        else:
            first[name] = path
