"""The effect of a change as a reviewer reads it, in Markdown: what must not be comes first."""

from collections.abc import Callable, Iterator

from tracker.effect.markdown import address, fenced, items, plain
from tracker.effect.records import (
    Effect,
    HistoryChange,
    MeasureMove,
    Move,
    NewUpdate,
    PromiseChange,
    Remedy,
    TargetMove,
    TotalsMove,
)


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
        yield from alarm("改动了承诺本身", "公布以后的承诺，每次改动都要在 data/amendments.yaml 写明理由和依据，向公众公开。")
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


def remedy_lines(remedy: Remedy) -> list[str]:
    """What to do, with the lines to paste."""
    if not remedy.lines:
        return [f"`{remedy.file}`：{remedy.where}。"]
    return [f"`{remedy.file}`：{remedy.where}：", "", *fenced(remedy.lines)]


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


def target_line(target: TargetMove) -> str:
    """A target: 科转企业 97 → 120 家，目标 150；滞后 → 按序时（why）."""
    name, unit = plain(target.name), f" {plain(target.unit)}" if target.unit else ""
    if target.before != target.after:
        text = f"{name} {target.before or '无'} → {target.after or '无'}{unit}"
        text += f"，目标 {plain(target.goal)}" if target.goal else ""
    else:
        text = name
    if not target.state_after:
        return text
    state = f"{target.state_before} → {target.state_after}" if target.state_before else target.state_after
    why = f"（{plain(target.reason)}）" if target.reason else ""
    return f"{text}：{state}{why}" if target.before == target.after else f"{text}；{state}{why}"


def update_line(update: NewUpdate) -> str:
    """A new update or correction, with its evidence."""
    kind = f"更正{update.corrects}的填报，数据时点" if update.corrects else "新填报"
    by = f"（{plain(update.by)}，{update.filed}填）" if update.by else f"（{update.filed}填）"
    parts = [f"{kind} {update.date}{by}"]
    parts += [plain(update.note.rstrip("。"))] if update.note else []
    parts += [f"数值：{plain('、'.join(update.values))}"] if update.values else []
    parts += [f"完成：{plain('、'.join(update.done))}"] if update.done else []
    parts += [f"核实：{plain('、'.join(update.verified))}"] if update.verified else []
    parts += [f"单位自评：{update.self_assessment}"] if update.self_assessment else []
    parts += [f"下一步：{plain(update.next.rstrip('。'))}"] if update.next else []
    parts += [f"依据：{plain(proof.title)} {address(proof.url)}" for proof in update.evidence]
    return "；".join(parts)


def totals(effect: Effect) -> Iterator[str]:
    """The counts that move."""
    if effect.totals:
        yield "## 合计"
        yield ""
        yield from items([totals_line(found) for found in effect.totals])


def totals_line(found: TotalsMove) -> str:
    """The counts of one scope that move, with their denominator."""
    counts = "，".join(f"{count.word} {count.before} → {count.after}" for count in found.counts)
    return f"{plain(found.name) or found.scope}：{counts}（共{found.total}项）"


def moved(move: Move) -> str:
    """Something before and after."""
    return f"{plain(move.what)}：{plain(move.before) or '无'} → {plain(move.after) or '无'}"


def measure_name(number: int, title: str) -> str:
    """A measure as a heading names it."""
    return f"第{number}条 {plain(title)}".rstrip()


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
