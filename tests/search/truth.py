"""What queries should find, worked out from the content without the search's own code.

A measure is to be found by any run of characters within one text of its page: its title, a target's name with its
promise, the quote it rests on, its note, a paragraph of the body, a unit as written, its chapter, a note, a next step
or a piece of evidence of an update. White space and punctuation count for nothing, on either side. A number or a Latin
word counts as one character: 5个工作日 is not in 25个工作日. Words of ours on the page (labels, states, reasons) are
not its content.
"""

import random
import re
import unicodedata
from collections.abc import Iterator

from tracker.model.measures import Measure
from tracker.model.tracker import Tracker

RUN = r"[0-9]+|[a-z]+"


def normal(text: str) -> str:
    """A text without white space and punctuation, except where two numbers or two Latin words meet."""
    plain = re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text)).lower().strip()
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", re.sub(r"(?<=[a-z]) (?=[a-z])", "-", plain))


def contains(text: str, query: str) -> bool:
    """Whether a normal text contains a normal query, no number or Latin word cut."""
    first = r"(?<![0-9])" if query[0].isdigit() else r"(?<![a-z])" if re.match("[a-z]", query) else ""
    last = r"(?![0-9])" if query[-1].isdigit() else r"(?![a-z])" if re.search("[a-z]$", query) else ""
    return re.search(first + re.escape(query) + last, text) is not None


def promised(tracker: Tracker, measure: Measure) -> Iterator[str]:
    """The texts that draws are made from: title, body, targets, units."""
    yield measure.title
    yield from (re.sub(r"[*`#>|]|^ *[-+] ", "", line, flags=re.MULTILINE) for line in measure.body.split("\n"))
    for target in measure.targets:
        every = f"每{target.every.word}" if target.every else ""
        promise = f"{every}{target.comparator.sign}{target.figure}{target.unit}" if target.comparator else ""
        yield from (target.name + promise, target.quote or "", target.note or "")
    yield from (str(unit) for unit in (*measure.lead, *measure.responsible))


def reported(tracker: Tracker, measure: Measure) -> Iterator[str]:
    """The texts of a measure's updates."""
    for update in tracker.entry(measure.number).updates:
        yield from (update.note or "", update.next or "", str(update.by or ""))
        yield from (item.title for item in update.evidence)


class Truth:
    """The texts of all measures, normal."""

    def __init__(self, tracker: Tracker) -> None:
        self.tracker = tracker
        self.texts = {
            measure.number: [
                text
                for text in map(
                    normal, (*promised(tracker, measure), *reported(tracker, measure), *self.around(measure))
                )
                if text
            ]
            for measure in tracker.measures
        }

        self.pages = {number: "\n".join(texts) for number, texts in self.texts.items()}

    def around(self, measure: Measure) -> Iterator[str]:
        """What else its page says of a measure: chapter, topics, due dates of its own, changes of its promise."""
        yield self.tracker.plan.chapter[measure.chapter].title
        yield from measure.topics
        dues = [target.due for target in measure.targets if target.due and target.due != self.tracker.plan.end]
        yield from (f"{due.year}年{due.month}月{due.day}日" for due in dues)
        for amendment in self.tracker.amendments:
            if amendment.measure == measure.number:
                yield from (amendment.from_, amendment.to, amendment.reason, amendment.document.title)

    def of(self, query: str) -> set[int]:
        """The measures that a query without white space should find."""
        wanted = normal(query)
        return {number for number, text in self.pages.items() if contains(text, wanted)}

    def draws(self, count: int, seed: int) -> list[str]:
        """Pieces of 2 to 6 characters of titles, bodies, targets and units; whole numbers and Latin words."""
        chance = random.Random(seed)
        texts = [
            text
            for measure in self.tracker.measures
            for text in promised(self.tracker, measure)
            if len(normal(text)) > 1
        ]
        found: list[str] = []
        while len(found) < count:
            text = unicodedata.normalize("NFKC", chance.choice(texts))
            characters = re.findall(rf"{RUN}|.", text, re.IGNORECASE | re.DOTALL)
            start = chance.randrange(len(characters))
            piece = "".join(characters[start : start + chance.randint(2, 6)]).strip()
            if len(re.findall(rf"{RUN}|.", normal(piece))) > 1 and not re.search(r"\s", piece):
                found.append(piece)
        return found


def scores(wanted: list[set[int]], got: list[set[int]]) -> tuple[float, float]:
    """Recall and precision over all pairs of query and measure."""
    hits = sum(len(one & other) for one, other in zip(wanted, got, strict=True))
    return hits / max(1, sum(map(len, wanted))), hits / max(1, sum(map(len, got)))
