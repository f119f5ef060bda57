"""What was found wrong with each measure, kept from one run to the next."""

from collections.abc import Callable
from types import TracebackType
from typing import Generic, TypeVar

from tracker.cache import Cache

Found = TypeVar("Found")


class Findings(Generic[Found]):
    """Findings by the digest of all that they come from but the line that the measure's entry begins on.

    Where there are any, they hold for the line they were found at. To be used in a `with` block, at whose end they are kept.
    """

    def __init__(self, cache: Cache, name: str) -> None:
        self.cache = cache
        self.name = f"findings of {name}"
        self.before: dict[str, tuple[int, Found]] = {}
        self.now: dict[str, tuple[int, Found]] = {}
        self.is_new = False

    def __enter__(self) -> "Findings[Found]":
        self.before = self.cache.get(self.name) or {}
        return self

    def of(self, key: str, line: int, find: Callable[[], Found]) -> Found:
        """What is found by a key and a line: by an earlier run, or now."""
        known = self.before.get(key)
        if known is None or (known[1] and known[0] != line):
            known = (line, find())
            self.is_new = True
        self.now[key] = known
        return known[1]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and (self.is_new or len(self.now) < len(self.before)):
            self.cache.put(self.name, self.now)
