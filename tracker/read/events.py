"""A YAML text as the parser's events: one parser (libyaml), bounded on its event stream before anything is composed.

Aliases, anchors and tags are refused. Lines and columns count from 0 here.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml._yaml import CParser

DEEPEST = 16
LONGEST = 20_000
MOST = 3_000_000
# In double quotes, what follows a disk's letter in "D:\new": YAML reads it as a line's end, or as something else than it looks.
PATH_ESCAPE = r"(?<=(?<![A-Za-z])[A-Za-z]:)\\[0abtnvfreNLP_]"
PATH = re.compile(PATH_ESCAPE)


class Finding(NamedTuple):
    """What is wrong at a place of a text: a code of `tracker.messages` and the words that fill it in."""

    line: int
    column: int
    code: str
    words: dict[str, Any]


class Stop(Exception):
    """Reading stops at a mark, for a reason of our own."""

    def __init__(self, mark: Any, code: str, **words: object) -> None:
        super().__init__(code)
        self.finding = Finding(mark.line, mark.column, code, words)


def events(text: str) -> Iterator[Any]:
    """The parser's events, refused where they nest too deep, are too many, or are not plain YAML. Raises Stop."""
    parser: Any = CParser(text)
    depth = count = documents = 0
    while True:
        event: Any = parser.get_event()
        if event is None:
            return
        count += 1
        if count > MOST:
            raise Stop(event.start_mark, "yaml-too-many", most=MOST)
        if isinstance(event, yaml.ScalarEvent):
            refuse_marks(event)
            refuse_path(event, text)
            if len(event.value) > LONGEST:
                raise Stop(event.start_mark, "yaml-too-long", length=len(event.value), most=LONGEST)
        elif isinstance(event, yaml.CollectionStartEvent):
            refuse_marks(event)
            depth += 1
            if depth > DEEPEST:
                raise Stop(event.start_mark, "yaml-too-deep", most=DEEPEST)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            raise Stop(event.start_mark, "yaml-alias", value=f"*{event.anchor}")
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Stop(event.start_mark, "yaml-two-documents")
        yield event


def refuse_marks(event: Any) -> None:
    """Refuse what would not be read as the text it looks like. Raises Stop."""
    if event.anchor is not None:
        raise Stop(event.start_mark, "yaml-alias", value="&" + event.anchor)
    if event.tag is not None:
        raise Stop(event.start_mark, "yaml-tag", value=event.tag)


def refuse_path(event: Any, text: str) -> None:
    """Refuse a path typed in double quotes as if a backslash meant nothing there. Raises Stop."""
    if event.style == '"' and PATH.search(text, event.start_mark.index, event.end_mark.index):
        raise Stop(event.start_mark, "yaml-backslash", hint="")
