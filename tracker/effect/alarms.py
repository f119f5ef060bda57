"""The two sections of the report that a reviewer must not pass over, each with the lines that put things right."""

from collections.abc import Iterator

from tracker.effect.markdown import plain
from tracker.effect.phrases import measure_name, moved, remedy_lines
from tracker.effect.records import Effect, HistoryChange, Move, PromiseChange


def history(effect: Effect) -> Iterator[str]:
    """What was published and is edited or removed."""
    if effect.history:
        yield from alarm("改动了历史记录", "已经公布的填报和修订记录只能追加、更正，不能改、不能删。")
        for change in effect.history:
            yield ""
            yield from history_change(change)


def alarm(title: str, rule: str) -> list[str]:
    """A heading that no reviewer passes over, with the rule that was touched."""
    return [f"## {title}", "", "> [!CAUTION]", f"> {rule}"]


def history_change(change: HistoryChange) -> Iterator[str]:
    """One record that was edited or removed."""
    verb = "删去了" if change.is_removed else "改动了"
    yield f"- {measure_name(change.number, change.title)}：{verb}{plain(change.record)}：{plain(change.summary)}"
    for move in change.changes:
        yield f"  - {moved(move)}"
    for remedy in change.remedies:
        yield ""
        yield from remedy_lines(remedy)


def promises(effect: Effect) -> Iterator[str]:
    """What was promised and is another."""
    if effect.promises:
        yield from alarm(
            "改动了承诺本身", "公布以后的承诺，每次改动都要在 data/amendments.yaml 写明理由和依据，向公众公开。"
        )
        yield ""
        for change in effect.promises:
            yield f"- {promise_change(change)}"
        for remedy in effect.remedies:
            yield ""
            yield from remedy_lines(remedy)


def promise_change(change: PromiseChange) -> str:
    """One change of a promise, and what covers it."""
    subject = f" {plain(change.subject)}" if change.subject else ""
    covering = f"有修订记录：{plain(change.record)}" if change.is_covered else f"**{plain(change.missing)}**"
    name = measure_name(change.number, change.title)
    return f"{name}{subject}：{moved(Move(change.what, change.before, change.after))}。{covering}"
