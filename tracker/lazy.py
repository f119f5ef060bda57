"""Values that are had when they are first asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Lazy(Mapping[Key, Value]):
    """A value for each of some keys, got by `get` when it is first asked for."""

    def __init__(self, keys: Collection[Key], get: Callable[[Key], Value]) -> None:
        self.keys_of = keys
        self.get_value = get
        self.had: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self.had:
            if key not in self.keys_of:
                raise KeyError(key)
            self.had[key] = self.get_value(key)
        return self.had[key]

    def __contains__(self, key: object) -> bool:
        return key in self.keys_of

    def __iter__(self) -> Iterator[Key]:
        return iter(self.keys_of)

    def __len__(self) -> int:
        return len(self.keys_of)
