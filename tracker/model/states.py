"""The states a target or measure can be in, their printed words, their order and their groups."""

from enum import Enum
from typing import Self


class Group(Enum):
    """One of the groups that colours, bars and totals go by, best first: (slug, printed word)."""

    DONE = ("done", "已完成")
    NORMAL = ("normal", "正常推进")
    BEHIND = ("behind", "进度滞后")
    OVERDUE = ("overdue", "已逾期")
    NO_DATA = ("no-data", "数据缺失")

    def __init__(self, slug: str, word: str) -> None:
        self.slug = slug
        self.word = word


class State(Enum):
    """A state, worst first: (printed word, group). The order is the one by which a measure takes its worst target's."""

    OVERDUE = ("逾期", Group.OVERDUE)
    FAR_BEHIND = ("严重滞后", Group.BEHIND)
    BEHIND = ("滞后", Group.BEHIND)
    MISSED = ("未达标", Group.BEHIND)
    GAPS = ("未按期开展", Group.BEHIND)
    STALE = ("数据过期", Group.NO_DATA)
    UNREPORTED = ("未填报", Group.NO_DATA)
    ON_TRACK = ("按序时", Group.NORMAL)
    MET = ("达标", Group.NORMAL)
    AHEAD = ("超序时", Group.NORMAL)
    NOT_DUE = ("未到期", Group.NORMAL)
    ACHIEVED = ("已完成", Group.DONE)

    word: str
    group: Group

    def __new__(cls, word: str, group: Group) -> Self:
        """A state, written down as its word."""
        made = object.__new__(cls)
        made._value_ = made.word = word
        made.group = group
        return made

    __hash__ = object.__hash__  # Enum's own asks Python for that of the name, a hundred thousand times in a build

    @property
    def slug(self) -> str:
        return self.name.lower()

    @classmethod
    def worst(cls, states: list["State"]) -> "State":
        """The worst of one or more states."""
        return min(states, key=SEVERITY.__getitem__)


SEVERITY = {state: place for place, state in enumerate(State)}
# What a unit may say of itself, best first: who says so has reported.
ASSESSABLE = {state.word: state for state in reversed(State) if state.group is not Group.NO_DATA}
