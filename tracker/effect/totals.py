"""The counts of measures that move: of the whole, by chapter and by unit."""

from collections.abc import Iterator

from tracker.assess.totals import Totals, total
from tracker.effect.records import CountMove, TotalsMove
from tracker.pages import words
from tracker.pages.views import Views


def moved_totals(before: Views | None, after: Views) -> list[TotalsMove]:
    """The totals that move; without a version before, all that there are. Collectives have no totals of their own."""
    old = dict(scopes(before)) if before else {}
    found = []
    for (scope, name), now in scopes(after):
        counts = moved_counts(old.get((scope, name)), now)
        if counts:
            found.append(TotalsMove(scope, name, now.total, counts))
    return found


def scopes(views: Views) -> Iterator[tuple[tuple[str, str], Totals]]:
    """Everything that is counted, by kind and name."""
    yield ("全部举措", ""), total(views.all)
    for chapter in views.tracker.plan.chapters:
        yield ("章", f"第{words.numeral(chapter.number)}章 {chapter.title}"), total(views.by_chapter[chapter.number])
    for unit in views.units:
        if unit.all and not unit.unit.group:
            yield ("单位", unit.unit.name), total(unit.all)


def counts(found: Totals | None) -> dict[str, int]:
    """The counts of totals by their printed words."""
    if found is None:
        return {}
    groups = {group.word: count for group, count in found.groups}
    return {"举措": found.total, **groups, "其中逾期完成": found.late, "已调整": found.withdrawn}


def moved_counts(before: Totals | None, after: Totals) -> tuple[CountMove, ...]:
    """The counts that move."""
    old, new = counts(before), counts(after)
    return tuple(CountMove(word, old.get(word, 0), new[word]) for word in new if old.get(word, 0) != new[word])
