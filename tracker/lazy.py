"""Values that are had when they are first asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Lazy(Mapping[Key, Value]):
    """A value for each of some keys, made when it is first asked for."""

    def __init__(self, every: Collection[Key], make: Callable[[Key], Value]) -> None:
        self.every = every
        self.make = make
        self.made: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        if key not in self.made:
            if key not in self.every:
                raise KeyError(key)
            self.made[key] = self.make(key)
        return self.made[key]

    def __contains__(self, key: object) -> bool:
        return key in self.every

    def __iter__(self) -> Iterator[Key]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)
