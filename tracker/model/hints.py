"""What was probably meant by a value that does not fit: tables of usual slips, each with what should be typed instead.

A hint that wants a year nobody typed says `{year}`; whoever knows the text around it fills that in.
"""

import calendar
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

DIGITS = {digit: number for number, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "○": 0}
SCALES = {"十": 10, "百": 100, "千": 1000}
QUOTES = "“”‘’\"'《》「」 \t"

NO_NUMBER = re.compile(
    r"无|没有|暂无|暂缺|待定|待报|待统计|未统计|不详|空|[-—–－/\\~]+|null|none|n/?a|nan|", re.IGNORECASE
)


LONGEST = 100  # what is longer was not meant as a number, a day or a name


def plain(value: str) -> str:
    """A value with full-width letters as half-width ones, without quotes around it or a stop behind it."""
    return unicodedata.normalize("NFKC", value[:LONGEST]).strip(QUOTES).rstrip("。.;,、:").strip(QUOTES)


def chinese_number(text: str) -> int | None:
    """The number that Chinese numerals up to 9999 name, as 二〇二四 or 一百五十; None where they name none."""
    if not text or any(c not in DIGITS and c not in SCALES for c in text):
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total, digit = 0, None
    for c in text:
        if c in SCALES:
            total += (1 if digit is None else digit) * SCALES[c]
            digit = None
        else:
            digit = DIGITS[c]
    return total + (digit or 0) * (SCALES[text[-2]] // 10 if re.search("[百千].$", text) else 1)  # 一百五 is 150


def with_digits(text: str) -> str:
    """A text with its Chinese numerals, and letters typed for digits, as digits."""
    text = re.sub(r"[〇零○一二三四五六七八九十]+", lambda found: str(chinese_number(found[0])), text)
    return with_zeros(text)


def with_zeros(text: str) -> str:
    """A text with the letters O that were typed for zeros as such."""
    return re.sub(r"(?<=\d)[Oo](?![A-Za-np-z])|(?<![A-Za-z])[Oo](?=\d)", "0", text)


GAP = r"\s*[年月/.\-—–_~,。 ]\s*"

DATES: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    # 2024年6月30日, 2024/6/30, 2024.6.30, 2024-6-30, with or without a time behind it
    (re.compile(rf"(\d{{4}}){GAP}(\d{{1,2}}){GAP}(\d{{1,2}})(?![\dA-SU-Za-z]).*"), lambda m: full(m[1], m[2], m[3])),
    (re.compile(r"(\d{4})(\d{2})(\d{2})日?"), lambda m: full(m[1], m[2], m[3])),
    (re.compile(r"(2\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?"), lambda m: full("20" + m[1], m[2], m[3])),
    (re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})"), lambda m: full(m[3], m[1], m[2])),
    (re.compile(r"(\d{4})\s*[年/.\-]\s*(\d{1,2})\s*月?[底末份]?"), lambda m: month_end(m[1], m[2])),
    (re.compile(r"(\d{4})年?[底末]?"), lambda m: f"{m[1]}-12-31"),
    # no year: the one of the dates around it
    (re.compile(r"(\d{1,2})\s*[月/.\-]\s*(\d{1,2})[日号]?"), lambda m: yearless(m[1], m[2])),
    (re.compile(r"(\d{1,2})月[底末份]?"), lambda m: without_year(month_end("2023", m[1]))),
    (re.compile(r"年[底末]"), lambda m: "{year}-12-31"),
]


def full(year: str, month: str, day: str) -> str:
    """A day as it should be typed; empty where there is none such."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def yearless(month: str, day: str) -> str:
    """A day of the year that the text around it speaks of."""
    return without_year(full("2024", month, day))


def without_year(day: str) -> str:
    """A day with its year left to be filled in."""
    return day and "{year}" + day[4:]


def last_day(value: str) -> str:
    """The last day of the month of a day that there is not, as 2024-06-31; empty where there is no such month."""
    return month_end(*value.split("-")[:2])


def month_end(year: str, month: str) -> str:
    """The last day of a month."""
    if not 1 <= int(month) <= 12:
        return ""
    return full(year, month, str(calendar.monthrange(int(year) or 1, int(month))[1]))


def date_hint(value: str) -> str:
    """The day that was probably meant, as 2024-06-30; else empty."""
    return first_of(DATES, with_digits(plain(value)))


def first_day_hint(value: str) -> str:
    """The day that was probably meant for the first of a time: of a month or year alone, its first day."""
    found = re.fullmatch(r"(\d{4})(?:\s*[年/.\-]\s*(\d{1,2}))?\s*[年月]?[初份]?", with_digits(plain(value)))
    return full(found[1], found[2] or "1", "1") if found else date_hint(value)


YEAR = r"(?:(\d{4})\s*年?\s*[-/.]?\s*)?"
ORDINAL = {"上": "1", "下": "2"}

PERIODS: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (re.compile(r"(\d{4})年?度?"), lambda m: m[1]),
    (re.compile(r"(\d{4})\s*[-/.年]\s*(0?[1-9]|1[0-2])月?份?"), lambda m: f"{m[1]}-{int(m[2]):02}"),
    (re.compile(r"(\d{4})(0[1-9]|1[0-2])"), lambda m: f"{m[1]}-{m[2]}"),
    (re.compile(r"(0?[1-9]|1[0-2])月份?"), lambda m: f"{{year}}-{int(m[1]):02}"),
    (re.compile(YEAR + r"(?:q|第)?([1-4])(?:季度?)", re.IGNORECASE), lambda m: f"{m[1] or '{year}'}-Q{m[2]}"),
    (re.compile(YEAR + r"q([1-4])", re.IGNORECASE), lambda m: f"{m[1] or '{year}'}-Q{m[2]}"),
    (re.compile(YEAR + r"([上下])半年"), lambda m: f"{m[1] or '{year}'}-H{ORDINAL[m[2]]}"),
    (re.compile(YEAR + r"h([12])", re.IGNORECASE), lambda m: f"{m[1] or '{year}'}-H{m[2]}"),
    (re.compile(YEAR + r"第?(\d{1,2})周"), lambda m: f"{m[1] or '{year}'}-W{int(m[2]):02}"),
    (re.compile(YEAR + r"w(\d{1,2})", re.IGNORECASE), lambda m: f"{m[1] or '{year}'}-W{int(m[2]):02}"),
]


def period_hint(value: str) -> str:
    """The period that was probably meant, as 2024-07, 2024-Q3, 2024-H2, 2024-W27 or 2024; else empty."""
    return first_of(PERIODS, with_digits(plain(value)))


def first_of(table: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]], value: str) -> str:
    """What the first row of a table that fits makes of a value; empty where none fits."""
    return next((make(found) for pattern, make in table if (found := pattern.fullmatch(value))), "")


NUMBER_IN_WORDS = re.compile(
    r"(?:约|近|超|超过|达|达到|至少|不少于|共|累计|新增|完成|[≥>≤<=~])*\s*([+-]?\d+(?:\.\d+)?)\s*([十百千万亿]*)\s*(?:[^\d.\s~—–/‰-][^\d~—–]*)?"
)
NUMERAL = "〇零○一二两三四五六七八九十百千"
# Not what counts a phase or a day, what is followed by more of a number, nor a fraction.
NUMBER_IN_NUMERALS = re.compile(
    rf"(?:百分之)?([{NUMERAL}]+)(?:点([〇零○一二三四五六七八九]+))?(成)?(?![期批季月年日号点分成万亿])[^\d{NUMERAL}‰]*"
)
FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def number_hint(value: str) -> str:
    """The number that was probably meant, in digits; else empty."""
    if any(unicodedata.category(c) == "No" for c in value):  # ①, ½
        return ""
    text = re.sub(r"(?<=\d)[,，](?=\d{3}(?!\d))", "", plain(value).replace("。", "."))
    text = with_zeros(text)
    found = NUMBER_IN_WORDS.fullmatch(text)
    if found is None:
        return number_in_numerals(text)
    if not found[2]:
        return found[1]
    scaled = Decimal(found[1])
    for factor in found[2]:
        scaled *= FACTORS[factor]
    by_unit = {found[2]: found[1]}
    if scaled >= FACTORS["万"]:
        by_unit.setdefault("万", f"{(scaled / FACTORS['万']).normalize():f}")
    units = "；".join(f"有“{unit}”字的，写 {number}" for unit, number in by_unit.items())
    return f"{scaled.normalize():f}（指标的单位里{units}）"


def number_in_numerals(text: str) -> str:
    """The number that a text in Chinese numerals names, in digits, as 七十二点五 or 七成; else empty."""
    found = NUMBER_IN_NUMERALS.fullmatch(re.sub("个?百分点$", "", text))
    whole = chinese_number(found[1]) if found else None
    if found is None or whole is None:
        return ""
    part = "." + "".join(str(DIGITS[c]) for c in found[2]) if found[2] else ""
    number = Decimal(f"{whole}{part}") * (10 if found[3] else 1)
    return f"{number:f}"


def whole_number_hint(value: str) -> str:
    """The whole number from 1 up that was probably meant by 第六章 or 6、; else empty."""
    found = re.search(r"[1-9]\d*", with_digits(plain(value)))
    return found[0] if found else ""


def slug_hint(value: str) -> str:
    """The value in the letters that a slug may have; empty where they are others altogether."""
    found = re.sub(r"[\s_./—–-]+", "-", plain(value).lower()).strip("-")
    return found if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found) else ""


LONGEST_ADDRESS = 2000
REMARK = re.compile(r"(?:\s*（[^（）]*）|\s+(?:[(\[【（]|[^\x00-\x7f]).*)\s*$")  # behind an address


def address_hint(value: str) -> str:
    """The web address that was probably meant; else empty."""
    if len(value) > LONGEST_ADDRESS:
        return ""
    value, typed = REMARK.sub("", value), value
    found = re.sub(r"\s+", "", unicodedata.normalize("NFKC", value)).strip("<>()[]“”\"'。,;、")
    if re.match(r"(?i)https?[:/;]", found):
        found = re.sub(r"(?i)^(https?)[:/;]*", lambda m: m[1].lower() + "://", found)
    elif re.match(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/|$)", found):
        found = "https://" + found
    return found if re.fullmatch(r"https?://[^\s/?#\"'<>\\]+[^\s\"'<>\\]*", found) and found != typed else ""
