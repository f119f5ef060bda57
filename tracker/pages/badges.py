"""States as shown: badges, and totals as stacked bars."""

from fractions import Fraction
from functools import cache

from msgspec import Struct

from tracker.assess.case import TargetAssessment
from tracker.assess.totals import Totals
from tracker.model.states import Group, State
from tracker.pages import words


class Badge(Struct, frozen=True):
    """A state as shown: always a word and a shape (by group) with the colour."""

    word: str
    state: str
    group: str
    mark: str = ""


class Segment(Struct, frozen=True):
    """A group's share of a stacked bar: `start`, `middle` and `width` in per cent of the bar, to two decimals, as text.

    `states` are the counts of the group's states, worst first, by their words; none where the group has but one state.
    """

    group: str
    word: str
    count: int
    start: str
    width: str
    middle: str
    states: tuple[tuple[str, int], ...]


class Bar(Struct, frozen=True):
    """Totals as a stacked bar with its words: every group has a segment, also one with none."""

    segments: tuple[Segment, ...]
    total: int
    late: int
    withdrawn: int


def hundredths(share: Fraction) -> str:
    """A share as per cent to two decimals, kept within the bar."""
    kept = max(0, min(share.numerator, share.denominator))
    return format(words.rounded(Fraction(kept * 100, share.denominator), 2), "f")


def state_badge(state: State | None, *, late: bool = False) -> Badge:
    """A state as shown; 已调整 where there is none, because everything was withdrawn."""
    if state is None:
        return Badge("已调整", "withdrawn", "withdrawn")
    return Badge(state.word, state.slug, state.group.slug, "逾期完成" if late else "")


def target_badge(found: TargetAssessment) -> Badge:
    """A target's state as shown, with the marks that go with it."""
    mark = "逾期完成" if found.late else "数据过期" if found.is_outdated else ""
    return Badge(found.state.word, found.state.slug, found.state.group.slug, mark)


def bar(totals: Totals) -> Bar:
    """Totals as a stacked bar."""
    counts = tuple(totals.states[state] for state in State)
    return Bar(segments(counts, totals.total or 1), totals.total, totals.late, totals.withdrawn)


@cache
def segments(counts: tuple[int, ...], whole: int) -> tuple[Segment, ...]:
    """Each group's share of a bar; `counts` are those of the states, worst first. Small totals come again and again."""
    found = []
    start = 0
    for group in Group:
        states = [(state.word, count) for state, count in zip(State, counts, strict=True) if state.group is group]
        count = sum(count for _, count in states)
        left, width, middle = (
            hundredths(Fraction(twice, whole * 2)) for twice in (start * 2, count * 2, start * 2 + count)
        )
        parts = tuple(state for state in states if state[1]) if len(states) > 1 else ()
        found.append(Segment(group.slug, group.word, count, left, width, middle, parts))
        start += count
    return tuple(found)
