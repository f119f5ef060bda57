"""Where a query leads that names no text of a measure: to the list of a state or of a topic, to what wants attention."""

from collections.abc import Iterator
from urllib.parse import quote

from msgspec import Struct

from tracker.model.states import Group, State
from tracker.model.tracker import Tracker


class Way(Struct, frozen=True):
    """A list of the site: what it is called, its address, and the words that ask for it."""

    title: str
    address: str
    words: tuple[str, ...]


def ways(tracker: Tracker) -> Iterator[Way]:
    """The lists that a word of ours or of the plan asks for."""
    for group in Group:
        words = (group.word, *(state.word for state in State if state.group is group))
        late = ("逾期完成",) if group is Group.DONE else ()
        yield Way(f"状态：{group.word}", f"states/{group.slug}/", tuple(dict.fromkeys((*words, *late))))
    yield Way("需关注", "attention/", ("需关注", "需要关注"))
    yield Way("需关注：应报未报", "attention/#silent", ("应报未报",))
    yield Way("需关注：自评与测算不一致", "attention/#disputed", ("自评与测算不一致",))
    for topic in tracker.plan.topics:
        yield Way(f"要办的事：{topic}", f"measures/?topic={quote(topic)}", (topic,))
