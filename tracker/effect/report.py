"""The effect of a change as a reviewer reads it, in Markdown: what must not be comes first."""

from collections.abc import Callable, Iterator

from tracker.effect.alarms import history, promises
from tracker.effect.markdown import items, plain
from tracker.effect.phrases import measure_name, moved, target_line, totals_line, update_line
from tracker.effect.records import Effect, MeasureMove, Move


def report(effect: Effect) -> str:
    """The whole report."""
    lines = ["# 合并后对公众的影响", "", f"与版本 `{effect.commit[:12]}` 比较。", "", f"**{conclusion(effect)}**"]
    for section in SECTIONS:
        found = list(section(effect))
        lines += ["", *found] if found else []
    return "\n".join(lines) + "\n"


def conclusion(effect: Effect) -> str:
    """The sentence that matters."""
    if effect.is_refused:
        parts = [f"改动了历史记录{len(effect.history)}处"] if effect.history else []
        parts += [f"改动了承诺而没有修订记录{len(effect.uncovered)}处"] if effect.uncovered else []
        return f"不能合并：{'，'.join(parts)}。要加的行写在下面。"
    if effect.is_first:
        return "这是第一次提交数据，以下都是新的。"
    if not effect.is_public:
        return "能读出的部分对公众没有变化。" if effect.unreadable else "对公众没有变化。"
    return "没有改动历史记录，承诺没有未写修订记录的改动。"


def unreadable(effect: Effect) -> Iterator[str]:
    """That the version compared with has errors."""
    if effect.unreadable:
        yield "## 原来的版本有错误"
        yield ""
        yield "只能比较读得出的部分：承诺和填报。状态、合计、页面和提醒没有比较。"
        if effect.incomparable:
            numbers = "、".join(map(str, effect.incomparable))
            yield f"第{numbers}条原来的内容没有全部读出，它们的新填报没有列出。"
        yield ""
        yield from items([plain(text) for text in effect.unreadable], 20)


def measures(effect: Effect) -> Iterator[str]:
    """What moves on the pages of measures."""
    if effect.measures or effect.as_of:
        yield "## 各条举措"
        if effect.as_of:
            yield ""
            yield f"{moved(effect.as_of)}（每个状态都按这一天重新判定）"
        for found in effect.measures:
            yield ""
            yield f"### {'新增 ' if found.is_new else ''}{measure_name(found.number, found.title)}"
            yield ""
            yield from items(list(measure_lines(found)))


def measure_lines(found: MeasureMove) -> Iterator[str]:
    """What moves of one measure: its state, its figures, its marks, what was reported."""
    if found.state_after:
        yield moved(Move("状态", found.state_before, found.state_after))
    for target in found.targets:
        yield target_line(target)
    for mark in found.marks:
        yield moved(mark)
    for update in found.updates:
        yield update_line(update)


def totals(effect: Effect) -> Iterator[str]:
    """The counts that move."""
    if effect.totals:
        yield "## 合计"
        yield ""
        yield from items([totals_line(found) for found in effect.totals])


def listing(title: str, lines: Callable[[Effect], list[str]]) -> Callable[[Effect], Iterator[str]]:
    """A section that is one list."""

    def section(effect: Effect) -> Iterator[str]:
        found = lines(effect)
        if found:
            yield f"## {title}"
            yield ""
            yield from items(found, 100)

    return section


def program(effect: Effect) -> Iterator[str]:
    """That more than data was changed."""
    if effect.program:
        files = "、".join(f"`{path}`" for path in effect.program[:5])
        more = "等" if len(effect.program) > 5 else ""
        yield f"另外改动了程序或模板{len(effect.program)}个文件（{files}{more}），其影响不在此列，请看生成的网站。"


SECTIONS: list[Callable[[Effect], Iterator[str]]] = [
    history,
    promises,
    unreadable,
    measures,
    totals,
    listing("新的修订记录", lambda effect: [plain(text) for text in effect.amendments]),
    listing("设置", lambda effect: [moved(move) for move in effect.settings]),
    listing("说明文字", lambda effect: [moved(move) for move in effect.texts]),
    listing("新出现的页面", lambda effect: [f"`/{page.address}` {plain(page.title)}" for page in effect.pages_new]),
    listing("消失的页面", lambda effect: [f"`/{page.address}` {plain(page.title)}" for page in effect.pages_gone]),
    listing("新的提醒", lambda effect: [plain(text) for text in effect.warnings_new]),
    listing("已消除的提醒", lambda effect: [plain(text) for text in effect.warnings_gone]),
    program,
]
