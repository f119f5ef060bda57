"""填报助手: the page that makes the text of an update, for those who have only a browser."""

from datetime import date

from msgspec import Struct

from tracker.model.fields import HIDDEN, NUMBER
from tracker.model.states import ASSESSABLE
from tracker.pages.links import edit_link
from tracker.pages.page import Crumb, Page
from tracker.pages.views import Views

PROGRESS = "data/progress.yaml"
LISTED = 300  # measures to choose from in a list


class Choice(Struct, frozen=True):
    """A measure that may be chosen; its figures are in its own JSON file."""

    number: int
    title: str


class ChoiceGroup(Struct, frozen=True):
    """The measures of a chapter."""

    title: str
    choices: tuple[Choice, ...]


class EntryForm(Struct, frozen=True):
    """Data of entry.html. `units` may report where a measure names one of the `collectives`.

    `hidden` and `number` are the check's patterns of what cannot be seen and of numbers, as JavaScript reads them.
    With `is_long` there are too many measures for a list: the number is typed, up to `last`.
    """

    groups: tuple[ChoiceGroup, ...]
    units: tuple[str, ...]
    collectives: tuple[str, ...]
    states: tuple[str, ...]
    hidden: str
    number: str
    start: date
    path: str
    edit_address: str
    is_long: bool
    last: int


def entry(views: Views) -> Page:
    """The page 填报助手."""
    tracker = views.tracker
    data = EntryForm(
        groups=tuple(choice_groups(views)),
        units=tuple(unit.name for unit in tracker.register.root if not unit.group),
        collectives=tuple(unit.name for unit in tracker.register.root if unit.group),
        states=tuple(ASSESSABLE),
        hidden="".join(c if c in "[-]" else f"\\u{{{ord(c):x}}}" for c in HIDDEN.pattern),
        number=NUMBER.pattern,
        start=tracker.plan.start,
        path=PROGRESS,
        edit_address=edit_link(tracker, PROGRESS),
        is_long=len(views.all) > LISTED,
        last=max((view.row.number for view in views.all), default=0),
    )
    return Page(
        "entry/",
        "entry",
        "填报助手",
        "供填报单位使用：选举措、填数、复制，贴到进展文件里。",
        data,
        None,
        crumbs=(Crumb("填报助手", "entry/"),),
        is_indexed=False,
    )


def choice_groups(views: Views) -> list[ChoiceGroup]:
    """The measures by chapter."""
    return [
        ChoiceGroup(
            chapter.title,
            tuple(Choice(view.row.number, view.row.title) for view in views.by_chapter[chapter.number]),
        )
        for chapter in views.tracker.plan.chapters
        if views.by_chapter[chapter.number]
    ]
