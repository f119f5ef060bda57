"""The lines to add where a change must not be merged as it is, with the real values filled in."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from tracker.effect.records import PromiseChange, Remedy
from tracker.effect.side import Side
from tracker.effect.typed import lines, typed
from tracker.model.amendments import Amendment
from tracker.model.progress import Update
from tracker.read.repository import PROGRESS

AMENDMENTS = "data/amendments.yaml"
DAY_OF_CHANGE = "  # 调整的日期，例如 2024-07-01"
TODAY = "今天的日期，例如2024-07-05"


def for_promises(changes: Iterable[PromiseChange], before: Side, after: Side) -> Iterator[Remedy]:
    """What to add for promises that changed without an amendment, one amendment for each target or field."""
    block: list[str] = []
    for (number, target, field), found in groupby(changes, key=lambda c: (c.number, c.target, c.field)):
        together = list(found)
        if any(change.missing and not change.after for change in together):
            yield from comeback(before, number, target)
        else:
            block += amendment_lines(number, target, field, together)
    if block:
        where = "加在文件末尾" if after.amendments else "把文件末尾的“[]”一行删去，换成这些行"
        yield Remedy(AMENDMENTS, f"{where}，补上日期、理由和依据", tuple(block))


def amendment_lines(number: int, target: str, field: str, changes: list[PromiseChange]) -> list[str]:
    """An amendment with all that changed of one target or field; date, reason and document are left to whoever knows them."""
    named = {"target": target} if target else {"field": field}
    tree = {
        "measure": str(number),
        **named,
        "from": "；".join(dict.fromkeys(said(c.what, c.before) for c in changes)),
        "to": "；".join(dict.fromkeys(said(c.what, c.after) for c in changes)),
    }
    return [
        f"- date:{DAY_OF_CHANGE}",
        *lines(tree, 2),
        "  reason:  # 写明为什么调整",
        "  document:",
        "    title:  # 依据的文件名称和文号",
    ]


def said(what: str, text: str) -> str:
    """A side of a promise as an amendment puts it."""
    return (
        text
        if what in ("承诺", "标题", "整项指标", "整条举措", "牵头单位", "责任单位") and text
        else f"{what}{text or '无'}"
    )


def comeback(before: Side, number: int, target: str) -> Iterator[Remedy]:
    """What brings back a target or measure that was removed."""
    measure = before.measures[number]
    if not target:
        yield Remedy(
            "content/measures/", f"恢复第{number}条的文件；方案取消了的，把其中的指标逐项写成调整退出（withdrawn）", ()
        )
        return
    gone = measure.target[target]
    withdrawn = (
        "  withdrawn:",
        "    date:  # 调整的日期",
        "    reason:  # 写明为什么调整",
        "    source:  # 依据的文件名称和文号",
    )
    where = f"第{number}条的 targets 下，恢复这项指标；方案取消了的，连同后四行写成调整退出，不能删除"
    more = () if gone.withdrawn else tuple(f"  {line}" for line in withdrawn)
    yield Remedy("content/measures/", where, lines([typed(gone)], 2) + more)


def for_edited(
    number: int, before: Update, after: Update, others: Iterable[Update], *, is_check: bool
) -> tuple[Remedy, ...]:
    """What to write instead of editing an update: the old lines again, and a new entry that corrects them.

    Where only something more was checked, the new entry says just that.
    """
    restored = Remedy(PROGRESS, f"第{number}条，把改过的这一条恢复成原样", lines([typed(before)], 6))
    if is_check:
        tree = {
            "date": typed(after.date),
            "filed": TODAY,
            "verified": [name for name in after.verified if name not in before.verified],
        }
        return restored, Remedy(PROGRESS, f"第{number}条的最后另加一条核实", lines([tree], 6))
    of_the_day = sum(update.date == before.date and update.corrects is None for update in others)
    by = before.by if of_the_day > 1 else after.by or before.by
    tree = {"date": typed(after.date), "filed": TODAY}
    if by:
        tree["by"] = typed(by)
    tree["corrects"] = typed(before.date)
    rest = {key: value for key, value in typed(after).items() if key not in (*tree, "corrects")}
    return restored, Remedy(PROGRESS, f"第{number}条的最后另加一条更正", lines([{**tree, **rest}], 6))


def for_removed(number: int, update: Update) -> tuple[Remedy, ...]:
    """What to put back where an update was removed."""
    where = (
        f"第{number}条的 updates 下，恢复删去的这一条；填错了的，另加一条更正（corrects: {update.date}），原来的不删"
    )
    return (Remedy(PROGRESS, where, lines([typed(update)], 6)),)


def for_amendment(amendment: Amendment) -> tuple[Remedy, ...]:
    """What to put back where an amendment was edited or removed."""
    return (Remedy(AMENDMENTS, "恢复这一条；以后又有调整的，另加一条", lines([typed(amendment)])),)
