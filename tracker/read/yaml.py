"""YAML as plain trees of text: one parser (libyaml), bounded on its event stream before anything is composed.

A tree is made of dict, list, str and None (a key or item with nothing behind it). Scalars are never interpreted.
Aliases, anchors, tags and keys given twice are problems.
"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml
from yaml.cyaml import CParser

from tracker.problems import Place, Problem, problem

DEEPEST = 16
LONGEST = 20_000
MOST = 3_000_000

Tree = dict[str, Any] | list[Any] | str | None
Path = tuple[str | int, ...]


class Span(NamedTuple):
    """Where a key (or list item) and its value begin: (line, column) from 0."""

    key: tuple[int, int]
    value: tuple[int, int]


class Stop(Exception):
    """Nothing after this can be read."""

    def __init__(self, mark: Any, code: str, **words: object) -> None:
        super().__init__(code)
        self.line, self.column = mark.line, mark.column
        self.code, self.words = code, words


def events(text: str) -> Iterator[Any]:
    """The parser's events, refused where they nest too deep, are too many, or are not plain YAML. Raises Stop."""
    parser = CParser(text)
    depth = count = documents = 0
    while True:
        event = parser.get_event()
        if event is None:
            return
        count += 1
        if count > MOST:
            raise Stop(event.start_mark, "yaml-too-many", most=MOST)
        if isinstance(event, yaml.AliasEvent):
            raise Stop(event.start_mark, "yaml-alias", value="*" + event.anchor)
        if isinstance(event, yaml.NodeEvent):
            refuse_marks(event)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                raise Stop(event.start_mark, "yaml-too-deep", most=DEEPEST)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Stop(event.start_mark, "yaml-two-documents")
        yield event


def refuse_marks(event: Any) -> None:
    """Refuse what would not be read as the text it looks like. Raises Stop."""
    if event.anchor is not None:
        raise Stop(event.start_mark, "yaml-alias", value="&" + event.anchor)
    if getattr(event, "tag", None) is not None:
        raise Stop(event.start_mark, "yaml-tag", value=event.tag)
    if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST:
        raise Stop(event.start_mark, "yaml-too-long", length=len(event.value), most=LONGEST)


class Level:
    """A mapping or list being built."""

    __slots__ = ("key", "key_mark", "path", "seen", "tree")

    def __init__(self, tree: dict[str, Any] | list[Any], path: Path) -> None:
        self.tree = tree
        self.path = path
        self.key: str | None = None
        self.key_mark: Any = None
        self.seen: dict[str, int] = {}


class Composer:
    """Builds a tree from events, and on request the map of paths to marks."""

    def __init__(self, report: Callable[[Any, str, dict[str, object]], None], spans: dict[Path, Span] | None) -> None:
        self.report = report
        self.spans = spans
        self.levels: list[Level] = []
        self.root: Tree = None

    def take(self, event: Any) -> None:
        """Take in one event. Raises Stop for a key that is not text."""
        if isinstance(event, yaml.ScalarEvent):
            empty = event.value == "" and event.implicit[0] and not event.style
            level = self.levels[-1] if self.levels else None
            if level is not None and isinstance(level.tree, dict) and level.key is None:
                self.take_key(level, event)
            else:
                self.place(None if empty else event.value, event.start_mark)
        elif isinstance(event, yaml.CollectionStartEvent):
            tree: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.levels.append(Level(tree, self.place(tree, event.start_mark)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.levels.pop()

    def take_key(self, level: Level, event: Any) -> None:
        key, line = event.value, event.start_mark.line
        if key in level.seen:
            self.report(event.start_mark, "yaml-duplicate-key", {"value": key, "first": level.seen[key] + 1})
        level.seen[key] = line
        level.key, level.key_mark = key, event.start_mark

    def place(self, value: Tree, mark: Any) -> Path:
        """Put a value where it belongs; answers its path."""
        if not self.levels:
            self.root = value
            return ()
        level = self.levels[-1]
        if isinstance(level.tree, list):
            step: str | int = len(level.tree)
            level.tree.append(value)
            key_mark = mark
        elif level.key is None:
            raise Stop(mark, "yaml-not-scalar-key")
        else:
            step, key_mark = level.key, level.key_mark
            level.tree[step] = value
            level.key = None
        path = (*level.path, step) if self.spans is not None else ()
        if self.spans is not None:
            self.spans[path] = Span((key_mark.line, key_mark.column), (mark.line, mark.column))
        return path


def parse(
    text: str,
    place: Callable[[int, int], Place],
    explain: Callable[[str, Any], tuple[int, int, str, dict[str, object]]],
) -> tuple[Tree, list[Problem]]:
    """The tree of a YAML text and its problems.

    `place` turns (line, column), from 0, into a place in the file; `explain` turns the parser's own error into
    (line, column, code, words).
    """
    found: list[Problem] = []

    def report(mark: Any, code: str, words: dict[str, object]) -> None:
        found.append(problem(place(mark.line, mark.column), code, **words))

    composer = Composer(report, None)
    try:
        for event in events(text):
            composer.take(event)
    except Stop as stop:
        found.append(problem(place(stop.line, stop.column), stop.code, **stop.words))
    except yaml.MarkedYAMLError as error:
        line, column, code, words = explain(text, error)
        found.append(problem(place(line, column), code, **words))
    return composer.root, found


def spans(text: str) -> dict[Path, Span]:
    """The map of paths to marks of a YAML text, as far as it can be read."""
    result: dict[Path, Span] = {}
    composer = Composer(lambda *_: None, result)
    try:
        for event in events(text):
            composer.take(event)
    except (Stop, yaml.YAMLError):
        pass
    return result
