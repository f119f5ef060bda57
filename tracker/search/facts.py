"""What the search page says of a result beside its text, by measure number, and where the index is."""

import hashlib
from collections.abc import Sequence

from msgspec import Struct

from tracker.model.states import Group
from tracker.pages.search import badges
from tracker.pages.views import Views
from tracker.search.texts import Texts
from tracker.search.ways import ways


class Shard(Struct, frozen=True):
    """A shard: its folder, its kind, how the names of its pages begin, what changes when it does, its pages by number."""

    name: str
    kind: str
    code: str
    tag: str
    pages: dict[int, str]


def tag(entry: bytes) -> str:
    """A few letters that change whenever a shard's entry file does, so that browsers may keep it until then."""
    return hashlib.sha256(entry).hexdigest()[:8]


def facts(views: Views, texts: Sequence[Texts], shards: Sequence[Shard]) -> dict[str, object]:
    """The file search/facts.json. Its lists refer to each other by place."""
    named = dict.fromkeys(unit for view in views.all for unit in (*view.row.lead, *view.row.responsible))
    place = {unit: at for at, unit in enumerate(named)}
    shown = badges(views)
    register = views.tracker.register.root
    return {
        "groups": {group.slug: group.word for group in Group} | {"withdrawn": "已调整"},
        "badges": [[badge.group, badge.word, badge.mark] for badge in shown],
        "chapters": {chapter.number: chapter.title for chapter in views.tracker.plan.chapters},
        "departments": {unit.slug: unit.name for unit in register},
        "names": {unit.slug: [*unit.aliases, *unit.offices] for unit in register if unit.aliases or unit.offices},
        "topics": views.tracker.plan.topics,
        "ways": [[way.title, way.address, way.words] for way in ways(views.tracker)],
        "units": [[unit.name, unit.slug] for unit in named],
        "measures": [
            [
                view.row.number,
                view.row.numeral,
                view.row.title,
                view.row.chapter,
                shown.index(view.row.badge),
                [place[unit] for unit in view.row.lead],
                [place[unit] for unit in view.row.responsible],
                each.title_end,
                each.targets_end,
            ]
            for view, each in zip(views.all, texts, strict=True)
        ],
        "shards": [
            {"name": each.name, "kind": each.kind, "code": each.code, "tag": each.tag, "pages": pages(each.pages)}
            for each in shards
        ],
    }


def pages(names: dict[int, str]) -> str:
    """The names of a shard's pages: each name and its measure's number."""
    return " ".join(f"{name} {number}" for number, name in sorted(names.items()))
