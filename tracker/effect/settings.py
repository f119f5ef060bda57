"""Changes of what is set and said beside promises and reports: thresholds, units, the site's footer, prose."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.effect.records import Move
from tracker.effect.side import Side
from tracker.effect.typed import typed
from tracker.model.measures import Measure
from tracker.model.plan import Pace, Plan
from tracker.model.site import Site

WORDS = {
    "方案": {name: field.title for name, field in Plan.model_fields.items()}
    | {f"pace.{name}": field.title for name, field in Pace.model_fields.items()},
    "网站": {name: field.title for name, field in Site.model_fields.items()},
}


def moved_settings(before: Side, after: Side) -> list[Move]:
    """The settings that move: of the plan, the register, the site, and whether figures are samples."""
    old, new = before.tracker, after.tracker
    if old is None or new is None:
        return []
    found = list(moves("方案", settings(old.plan), settings(new.plan)))
    found += moves("单位名录", by_slug(old.register), by_slug(new.register))
    found += moves("网站", settings(old.site), settings(new.site))
    if old.head.sample != new.head.sample:
        words = {True: "演示数据", False: "正式数据"}
        found.append(Move("数据性质", words[old.head.sample], words[new.head.sample]))
    return found


def settings(record: Any) -> dict[str, str]:
    """All fields of a record, those left to their default too, by their path."""
    return flat(typed(record, whole=True))


def by_slug(register: Any) -> dict[str, str]:
    """The units of the register by slug, so that their order is of no account."""
    return flat({unit.slug: typed(unit) for unit in register.root})


def flat(tree: Any, path: str = "") -> dict[str, str]:
    """The leaves of a tree by their path; a list of texts is one leaf, its order of no account."""
    if isinstance(tree, Mapping):
        found: dict[str, str] = {}
        for key, value in tree.items():
            found |= flat(value, f"{path}.{key}" if path else str(key))
        return found
    if isinstance(tree, list) and any(isinstance(item, Mapping) for item in tree):
        return flat({item.get("slug", place): item for place, item in enumerate(tree)}, path)
    return {path: "、".join(sorted(tree)) if isinstance(tree, list) else str(tree)}


def moves(file: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Move]:
    """The settings of one file that move."""
    for path in dict.fromkeys((*before, *after)):
        was, now = before.get(path, ""), after.get(path, "")
        if was != now:
            yield Move(f"{file} {WORDS.get(file, {}).get(path, path)}", was, now)


def moved_texts(before: Side, after: Side) -> list[Move]:
    """The prose that moves: of measures in both versions, and the page on how states are decided."""
    found: list[Move] = []
    for number, measure in after.measures.items():
        if number in before.measures:
            found += measure_texts(before.measures[number], measure)
    if before.tracker and after.tracker:
        found += text_moves("“关于”页", before.tracker.about, after.tracker.about)
    return found


def measure_texts(before: Measure, after: Measure) -> Iterator[Move]:
    """The prose of one measure that moves: topics, how its targets are counted, the text below."""
    name = f"第{after.number}条"
    if set(before.topics) != set(after.topics):
        yield Move(f"{name} 要办的事", "、".join(before.topics), "、".join(after.topics))
    for target in after.targets:
        if target.id in before.target:
            yield from text_moves(f"{name} {target.name} 口径", before.target[target.id].note, target.note)
    yield from text_moves(f"{name} 正文", before.body, after.body)


def text_moves(what: str, before: str | None, after: str | None) -> Iterator[Move]:
    """The lines of a text that change; spacing is of no account."""
    old, new = ([line.strip() for line in (text or "").split("\n") if line.strip()] for text in (before, after))
    bare_old, bare_new = (["".join(line.split()) for line in lines] for lines in (old, new))
    for tag, i, j, k, m in difflib.SequenceMatcher(None, bare_old, bare_new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Move(what, " ".join(old[i:j]), " ".join(new[k:m]))
