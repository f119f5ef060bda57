"""The phrases of the report: one change on one line of Markdown."""

from tracker.effect.markdown import address, fenced, plain
from tracker.effect.records import Move, NewUpdate, Remedy, TargetMove, TotalsMove


def moved(move: Move) -> str:
    """Something before and after."""
    return f"{plain(move.what)}：{plain(move.before) or '无'} → {plain(move.after) or '无'}"


def measure_name(number: int, title: str) -> str:
    """A measure as a heading names it."""
    return f"第{number}条 {plain(title)}".rstrip()


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


def totals_line(found: TotalsMove) -> str:
    """The counts of one scope that move, with their denominator."""
    counts = "，".join(f"{count.word} {count.before} → {count.after}" for count in found.counts)
    return f"{plain(found.name) or found.scope}：{counts}（共{found.total}项）"


def remedy_lines(remedy: Remedy) -> list[str]:
    """What to do, with the lines to paste."""
    if not remedy.lines:
        return [f"`{remedy.file}`：{remedy.where}。"]
    return [f"`{remedy.file}`：{remedy.where}：", "", *fenced(remedy.lines)]
