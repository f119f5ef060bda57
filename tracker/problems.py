"""A problem in a source file: where it is, what is wrong, what to type."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from tracker.messages import MESSAGES


class Severity(StrEnum):
    """Errors stop the build; warnings are counted and shown."""

    ERROR = "error"
    WARNING = "warning"


class Place(NamedTuple):
    """A place in a file as an editor shows it; line and column count from 1, a line of 0 means the file as a whole."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


class Problem(Struct, frozen=True, order=True):
    """One problem. Sorts by place."""

    place: Place
    code: str
    message: str

    @property
    def severity(self) -> Severity:
        return Severity.WARNING if MESSAGES[self.code].warning else Severity.ERROR

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def problem(place: Place, code: str, **words: object) -> Problem:
    """The problem that a code of `tracker.messages` stands for, its sentence filled in.

    Raises KeyError for a code or a word that the table does not have: that is a bug of ours.
    """
    return Problem(place, code, MESSAGES[code].fill(words))


class Failed(Exception):
    """The sources cannot be built from: carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(set(problems))
