"""YAML as plain trees of text: one parser (libyaml), bounded on its event stream before anything is composed.

A tree is made of dict, list, str and None (a key or item with nothing behind it). Scalars are never interpreted.
Aliases, anchors, tags and keys given twice are problems. Lines and columns count from 0 here.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.cyaml import CParser

DEEPEST = 16
LONGEST = 20_000
MOST = 3_000_000

AGAIN = -1  # stands in the path of what is left aside because its key is given twice

Tree = dict[str, Any] | list[Any] | str | None
Path = tuple[str | int, ...]


class Span(NamedTuple):
    """Where a key (or list item) and its value begin: (line, column)."""

    key: tuple[int, int]
    value: tuple[int, int]


class Finding(NamedTuple):
    """What is wrong at a place of a text: a code of `tracker.messages` and the words that fill it in."""

    line: int
    column: int
    code: str
    words: dict[str, object]


class Parsed(NamedTuple):
    """A text as a tree; the keys given twice; the first and last line of each scalar that goes on over a line's end."""

    tree: Tree
    twice: list[Finding]
    wrapped: list[tuple[int, int]]


class Unreadable(Exception):
    """Nothing after this can be read. `near` are the lines that the slip may be on, likeliest first."""

    def __init__(self, finding: Finding, near: list[int]) -> None:
        super().__init__(finding.code)
        self.finding = finding
        self.near = near


class Stop(Exception):
    """Reading stops at a mark, for a reason of our own."""

    def __init__(self, mark: Any, code: str, **words: object) -> None:
        super().__init__(code)
        self.finding = Finding(mark.line, mark.column, code, words)


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

    __slots__ = ("in_list", "key", "key_mark", "path", "seen", "told", "tree")

    def __init__(self, tree: dict[str, Any] | list[Any], path: Path, in_list: bool) -> None:
        self.tree = tree
        self.path = path
        self.in_list = in_list
        self.key: str | None = None
        self.key_mark: Any = None
        self.seen: dict[str, int] = {}
        self.told = False


class Composer:
    """Builds a tree from events, and on request the map of paths to marks."""

    def __init__(self, spans: dict[Path, Span] | None) -> None:
        self.spans = spans
        self.levels: list[Level] = []
        self.root: Tree = None
        self.twice: list[Finding] = []
        self.wrapped: list[tuple[int, int]] = []
        self.last_line = 0

    def take(self, event: Any) -> None:
        """Take in one event. Raises Stop for a key that is not text."""
        level = self.levels[-1] if self.levels else None
        if isinstance(event, yaml.ScalarEvent):
            self.last_line = event.start_mark.line
            if event.end_mark.line > self.last_line and event.style not in ("|", ">"):
                self.wrapped.append((self.last_line, event.end_mark.line))
            if level is not None and isinstance(level.tree, dict) and level.key is None:
                self.take_key(level, event)
            else:
                empty = event.value == "" and event.implicit[0] and not event.style
                self.place(None if empty else event.value, event.start_mark)
        elif isinstance(event, yaml.CollectionStartEvent):
            tree: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            in_list = level is not None and isinstance(level.tree, list)
            self.levels.append(Level(tree, self.place(tree, event.start_mark), in_list))
        elif isinstance(event, yaml.CollectionEndEvent):
            self.levels.pop()

    def take_key(self, level: Level, event: Any) -> None:
        """Take in a key. Of those given twice in one mapping the first counts, and only one is told: the others follow."""
        key, mark = event.value, event.start_mark
        if key in level.seen and not level.told:
            level.told = True
            again = level.in_list and key == next(iter(level.seen))
            words = {"value": key, "first": level.seen[key]}
            self.twice.append(
                Finding(mark.line, mark.column, "yaml-dash-missing" if again else "yaml-duplicate-key", words)
            )
        level.seen[key] = mark.line
        level.key, level.key_mark = key, mark

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
            level.key = None
            if step in level.tree:
                return (*level.path, step, AGAIN)
            level.tree[step] = value
        path = (*level.path, step) if self.spans is not None else ()
        if self.spans is not None:
            self.spans[path] = Span((key_mark.line, key_mark.column), (mark.line, mark.column))
        return path


def parse(text: str, spans: dict[Path, Span] | None = None) -> Parsed:
    """The tree of a YAML text; fills in `spans` where given. Raises Unreadable where the text is not plain YAML."""
    composer = Composer(spans)
    try:
        for event in events(text):
            composer.take(event)
    except Stop as stop:
        raise Unreadable(stop.finding, [stop.finding.line, composer.last_line]) from None
    except yaml.MarkedYAMLError as error:
        raise unreadable(error, composer.last_line) from None
    except yaml.YAMLError:
        raise Unreadable(Finding(0, 0, "yaml-syntax", {}), []) from None
    return Parsed(composer.root, composer.twice, composer.wrapped)


def unreadable(error: Any, last_line: int) -> Unreadable:
    """Where the parser gave up, and the lines where what it gave up on may have begun.

    A line that is no key ("could not find expected ':'") is only noticed on the next one, so there the context is the place.
    """
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark or mark
    if "expected ':'" in (error.problem or ""):
        mark = begun
    near = [mark.line, begun.line, last_line, *range(mark.line - 1, max(mark.line - 4, -1), -1)]
    return Unreadable(Finding(mark.line, mark.column, "yaml-syntax", {}), list(dict.fromkeys(near)))


def spans(text: str) -> dict[Path, Span]:
    """The map of paths to marks of a YAML text, as far as it can be read."""
    result: dict[Path, Span] = {}
    try:
        parse(text, result)
    except Unreadable:
        pass
    return result
