"""Many small values kept in the cache as one."""

from types import TracebackType
from typing import Generic, Self, TypeVar

from msgspec import msgpack

from tracker.cache import Cache

Value = TypeVar("Value")


class Shelf(Generic[Value]):
    """Values by key, kept by one name; `kind` is the type of the whole.

    To be used in a `with` block, at whose end those that were asked for or put stay.
    """

    def __init__(self, cache: Cache, name: str, kind: type[dict[str, Value]]) -> None:
        self.cache = cache
        self.name = name
        self.kind = kind
        self.before: dict[str, Value] = {}
        self.now: dict[str, Value] = {}
        self.is_new = False

    def __enter__(self) -> Self:
        kept = self.cache.get_bytes(self.name)
        if kept is not None:
            self.before = msgpack.decode(kept, type=self.kind)
        return self

    def get(self, key: str) -> Value | None:
        """The value of a key, or None."""
        if key not in self.now and key in self.before:
            self.now[key] = self.before[key]
        return self.now.get(key)

    def put(self, key: str, value: Value) -> None:
        """Put a value."""
        self.now[key] = value
        self.is_new = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and (self.is_new or len(self.now) < len(self.before)):
            self.cache.put_bytes(self.name, msgpack.encode(self.now))
