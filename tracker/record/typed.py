"""An update as it is typed on the command line: options become a tree of texts, in the order of the house."""

import argparse
from typing import Any

from tracker.model.fields import whole_number
from tracker.model.hints import whole_number_hint

ORDER = (
    "date",
    "corrects",
    "filed",
    "by",
    "note",
    "values",
    "done",
    "verified",
    "self_assessment",
    "evidence",
    "next",
)


def number_of(typed: str) -> int:
    """The number of a measure. Raises ValueError for what is none."""
    try:
        return whole_number(typed)
    except ValueError:
        hint = whole_number_hint(typed)
        raise ValueError(f"“{typed}”不是举措编号，请只写数字" + (f"：{hint}。" if hint else "。")) from None


def update_of(options: argparse.Namespace) -> dict[str, Any]:
    """The update that the options describe. Raises ValueError for a value that cannot be taken apart."""
    given = {
        "values": values_of(options.set),
        "evidence": [evidence_of(typed) for typed in options.evidence],
        **{name: getattr(options, name) for name in ORDER if name not in ("values", "evidence")},
    }
    return in_order(given)


def in_order(given: dict[str, Any]) -> dict[str, Any]:
    """The parts of an update that are given, as the house orders them; text trimmed."""
    return {name: trimmed(given[name]) for name in ORDER if given.get(name) not in (None, [], {})}


def trimmed(value: Any) -> Any:
    """A tree with its texts trimmed, and line ends as one character."""
    if isinstance(value, dict):
        return {key.strip(): trimmed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [trimmed(item) for item in value]
    return "\n".join(line.rstrip() for line in value.strip().splitlines())


def evidence_of(typed: list[str]) -> dict[str, Any]:
    """A document. Raises ValueError for other than a title and an address."""
    if len(typed) != 2:
        raise ValueError(
            f"--evidence {' '.join(typed)}：依据要写标题和网址两样，例如 --evidence 半年通报 https://example.gov.cn/a。"
            "标题里有空格的用引号括起来；举措编号写在最前面。"
        )
    return {"title": typed[0], "url": typed[1]}


def values_of(typed: list[str]) -> dict[str, Any]:
    """Values typed target=80 or, for a recurring target, target=2024-07:1. Raises ValueError."""
    values: dict[str, Any] = {}
    for text in typed:
        name, equals, value = (part.strip() for part in text.partition("="))
        period, colon, number = (part.strip() for part in value.partition(":"))
        if not (name and equals and period) or (colon and not number):
            raise ValueError(f"“{text}”：请写成“指标=数”，按期开展的写成“指标=时段:数”，例如 job-fairs=2024-07:1。")
        before = values.setdefault(name, {} if colon else None)
        if (before is not None) if not colon else (not isinstance(before, dict) or period in before):
            raise ValueError(f"“{text}”：这个指标已经给了一个数。")
        if colon:
            values[name][period] = number
        else:
            values[name] = value
    return values
