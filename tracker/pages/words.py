"""Numbers, dates and reasons as the public reads them."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assess.case import TargetAssessment
from tracker.model.measures import Kind, Target
from tracker.model.periods import Cadence, Period
from tracker.model.states import State
from tracker.model.tracker import Tracker

COUNTED = {
    Cadence.WEEK: "周",
    Cadence.MONTH: "个月",
    Cadence.QUARTER: "个季度",
    Cadence.HALF_YEAR: "个半年",
    Cadence.YEAR: "年",
}
NUMERALS = "零一二三四五六七八九"
SAMPLE = "示例数据：数字均为虚构"
INNER = str.maketrans("“”‘’", "‘’“”")


def notice(tracker: Tracker) -> str:
    """That the figures are invented, where they are."""
    return SAMPLE if tracker.head.sample else ""


def marked(tracker: Tracker, text: str) -> str:
    """A text that leaves the site, with the notice where figures are invented."""
    return f"{text}（{SAMPLE}）" if tracker.head.sample else text


def long_date(day: date) -> str:
    """A day as running text has it: 2024年9月30日."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(day: date, year: int) -> str:
    """A day for readers who have a year in mind: 9月30日; with its own where that is another."""
    return f"{day.month}月{day.day}日" if day.year == year else long_date(day)


def period_words(period: Period) -> str:
    """A period as running text has it: 2024年7月, 2024年第3季度."""
    year = f"{period.start.year}年"
    match period.cadence:
        case Cadence.WEEK:
            iso = period.start.isocalendar()
            return f"{iso.year}年第{iso.week}周"
        case Cadence.MONTH:
            return f"{year}{period.start.month}月"
        case Cadence.QUARTER:
            return f"{year}第{(period.start.month + 2) // 3}季度"
        case Cadence.HALF_YEAR:
            return f"{year}{'上' if period.start.month == 1 else '下'}半年"
        case Cadence.YEAR:
            return year


def numeral(value: int) -> str:
    """A whole number below 1,000 in Chinese numerals, as the plan numbers its measures: 二十六; larger ones in digits."""
    if value >= 1000:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    text = f"{NUMERALS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else NUMERALS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (NUMERALS[ones] if ones else "")


def number(value: Decimal) -> str:
    """A value as it was typed."""
    return format(value, "f")


def rounded(value: Fraction, places: int = 0) -> Decimal:
    """A fraction to so many decimals, halves away from zero."""
    over, under = value.numerator * 10**places, value.denominator
    whole = (abs(over) * 2 + under) // (under * 2)
    return Decimal(whole if over >= 0 else -whole).scaleb(-places)


def near(value: Fraction, like: Decimal) -> str:
    """An expected value, to the decimals of the figure it leads to, and one more where the figure is small."""
    exponent = like.as_tuple().exponent
    places = max(-exponent if isinstance(exponent, int) else 0, 1 if abs(like) < 100 else 0)
    text = format(rounded(value, places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def points(gap: Fraction) -> int:
    """A gap in whole points, halves away from zero."""
    return int(rounded(gap))


def percent(share: Fraction, *, met: bool) -> str:
    """A share in whole per cent, halves away from zero; never 100 or more where the target is not met."""
    whole = int(rounded(share * 100))
    return f"{min(whole, 99) if not met else whole}%"


def gap_words(gap: Fraction) -> str:
    """A gap as running text has it: 落后21个百分点."""
    whole = points(gap)
    if whole == 0:
        return "与序时相差不到1个百分点" if gap else "与序时持平"
    return f"{'超前' if gap > 0 else '落后'}{abs(whole)}个百分点"


def promise(target: Target) -> str:
    """A target's figure as running text has it: ≥150万平方米, 每月≥1次; for a milestone nothing."""
    if target.comparator is None:
        return ""
    every = f"每{target.every.word}" if target.every else ""
    return f"{every}{target.comparator.sign}{number(target.figure)}{target.unit}"


def quoted(text: str) -> str:
    """A text in quotes, with those that are in it already of the other kind: “推行‘建造师负责制’”."""
    return f"“{text.translate(INNER)}”"


def amount(target: Target, value: Decimal) -> str:
    """A value with its unit."""
    return f"{number(value)}{target.unit}"


def reason(found: TargetAssessment) -> str:
    """Why a target is in its state, with the figures that decide it."""
    text = {
        Kind.CUMULATIVE: figure_reason,
        Kind.LEVEL: figure_reason,
        Kind.RECURRING: recurring_reason,
        Kind.MILESTONE: milestone_reason,
    }[found.target.kind](found)
    return text + silence(found)


def silence(found: TargetAssessment) -> str:
    """That a report is overdue, where it is."""
    if not found.silent or found.closed_round is None or found.state in (State.UNREPORTED, State.ACHIEVED):
        return ""
    return f"；{period_words(found.closed_round)}应报未报"


def nothing_reported(found: TargetAssessment) -> str:
    """What to say of a target without a value."""
    if found.state is State.OVERDUE:
        return f"应于{long_date(found.due)}完成，没有填报"
    return "没有填报" if found.state is State.UNREPORTED else "第一个填报期还没有结束"


def figure_reason(found: TargetAssessment) -> str:
    """The reason for a cumulative target or a level."""
    target, latest = found.target, found.latest
    if latest is None:
        return nothing_reported(found)
    is_at = f"{short_date(latest.date, found.as_of.year)}为{amount(target, latest.value)}"
    if found.state is State.OVERDUE:
        return f"应于{long_date(found.due)}达到{promise(target)}，{is_at}"
    if target.met_by(latest.value) or found.position is None:
        verb = "达到" if target.met_by(latest.value) else "未达到"
        late = f"，晚于{short_date(found.due, found.as_of.year)}的期限" if found.late else ""
        return f"{is_at}，{verb}{promise(target)}{late}"
    position = found.position
    should = f"至{short_date(position.on, found.as_of.year)}应{'达' if target.figure > target.base else '降至'}"
    expected = near(position.expected, target.figure)
    return f"{should}{expected}，实为{number(latest.value)}，{gap_words(position.gap)}"


def recurring_reason(found: TargetAssessment) -> str:
    """The reason for a recurring target: its judged periods counted out whole, and those reported that are not judged yet."""
    assert found.target.every is not None
    counted, closed = COUNTED[found.target.every], found.closed_periods
    met, missing = found.met_periods, sum(result.value is None for result in closed)
    counts = ((met, "达到"), (len(closed) - met - missing, "不足"), (missing, "未填报"))
    judged = "，".join(f"{count}{counted}{word}" for count, word in counts if count)
    ahead = sum(result.value is not None for result in found.periods) - (len(closed) - missing)
    more = f"；另有{ahead}{counted}已填报，未到判定的日子" if ahead else ""
    return (f"到期{len(closed)}{counted}，{judged}" if closed else "第一期还没有到期") + more


def milestone_reason(found: TargetAssessment) -> str:
    """The reason for a milestone."""
    if found.done_on:
        late = f"，晚于{short_date(found.due, found.as_of.year)}的期限" if found.late else ""
        return f"{long_date(found.done_on)}完成{late}"
    if found.state is State.OVERDUE:
        return f"应于{long_date(found.due)}完成，没有完成的填报"
    return "没有填报" if found.state is State.UNREPORTED else f"应于{long_date(found.due)}完成"
