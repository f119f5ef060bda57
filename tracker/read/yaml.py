"""YAML as plain trees of text.

A tree is made of dict, list, str and None (a key or item with nothing behind it). Scalars are never interpreted.
Keys given twice are problems. Lines and columns count from 0 here.
"""

from contextlib import suppress
from itertools import chain
from typing import Any, NamedTuple

import yaml

from tracker.read.events import Finding, Stop, events

WIDEST = 500  # items in one list, or keys in one mapping
LONGEST_TABLE = 5_000  # items in a list that is a file's own: units, amendments, the chapters of a plan
MOST_TWICE = 50  # keys given twice that are told in one run
AGAIN = -1  # stands in the path of what is left aside because its key is given twice

Tree = dict[str, Any] | list[Any] | str | None
Path = tuple[str | int, ...]
# Why the parser gave up, or else what it was at, in its own words, and our code for it.
PROBLEMS = {
    "unknown escape character": "yaml-backslash",
    "character escape code": "yaml-backslash",
    "expected hexdecimal number": "yaml-backslash",
}
CONTEXTS = {
    "quoted scalar": "yaml-quote-open",
    "flow sequence": "yaml-bracket-syntax",
    "flow mapping": "yaml-bracket-syntax",
}


class Span(NamedTuple):
    """Where a key (or list item) and its value begin: (line, column)."""

    key: tuple[int, int]
    value: tuple[int, int]


class Parsed(NamedTuple):
    """A text as a tree; the keys given twice; the first and last line of each scalar that goes on over a line's end.

    `wrapped` are the scalars that do so without a mark, `blocks` those that begin with | or >.
    """

    tree: Tree
    twice: list[Finding]
    wrapped: list[tuple[int, int]]
    blocks: list[tuple[int, int]]


class Unreadable(Exception):
    """Nothing after this can be read. `near` are the lines that the slip may be on, likeliest first."""

    def __init__(self, finding: Finding, near: list[int]) -> None:
        super().__init__(finding.code)
        self.finding = finding
        self.near = near


class Level:
    """A mapping or list being built, which began at `mark`; `name` is the key that it is behind."""

    __slots__ = ("in_list", "key", "key_mark", "mark", "name", "path", "seen", "told", "tree")

    def __init__(
        self, tree: dict[str, Any] | list[Any], path: Path, in_list: bool, mark: Any, name: str | None
    ) -> None:
        self.tree = tree
        self.mark = mark
        self.name = name
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
        self.blocks: list[tuple[int, int]] = []
        self.last_line = 0

    def take(self, event: Any) -> None:
        """Take in one event. Raises Stop for a key that is not text."""
        level = self.levels[-1] if self.levels else None
        first, last = event.start_mark.line, event.end_mark.line
        if isinstance(event, yaml.ScalarEvent):
            self.last_line = first
            if last > first:
                (self.blocks if event.style in ("|", ">") else self.wrapped).append((first, last))
            if level is not None and isinstance(level.tree, dict) and level.key is None:
                self.take_key(level, event)
            else:
                empty = event.value == "" and event.implicit[0] and not event.style
                self.place(None if empty else event.value, event.start_mark)
        elif isinstance(event, yaml.CollectionStartEvent):
            tree: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            in_list = level is not None and isinstance(level.tree, list)
            name = level.key if level is not None else None
            self.levels.append(Level(tree, self.place(tree, event.start_mark), in_list, event.start_mark, name))
        elif isinstance(event, yaml.CollectionEndEvent):
            ended = self.levels.pop()
            is_part = len(self.levels) == 1
            is_table = isinstance(ended.tree, list) and (not self.levels or (is_part and ended.name == "chapters"))
            is_measures = is_part and ended.name == "measures"  # as many as there are; the file's size is bounded
            most = LONGEST_TABLE if is_table else WIDEST
            if len(ended.tree) > most and not is_measures:
                raise Stop(ended.mark, "yaml-too-wide", length=len(ended.tree), most=most)

    def take_key(self, level: Level, event: Any) -> None:
        """Take in a key. Of those given twice in one mapping the first counts, and only one is told: the others follow."""
        key, mark = event.value, event.start_mark
        if key in level.seen and not level.told and len(self.twice) < MOST_TWICE:
            level.told = True
            again = level.in_list and key == next(iter(level.seen))
            words = {"value": key, "first": level.seen[key]}
            code = "measure-number-missing" if key == "updates" else "yaml-duplicate-key"
            self.twice.append(Finding(mark.line, mark.column, "yaml-dash-missing" if again else code, words))
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
    return Parsed(composer.root, composer.twice, composer.wrapped, composer.blocks)


def unreadable(error: Any, last_line: int) -> Unreadable:
    """Where the parser gave up, and the lines where what it gave up on may have begun.

    A line that is no key ("could not find expected ':'") is only noticed on the next one, so there the context is the place.
    """
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark or mark
    if "expected ':'" in (error.problem or ""):
        mark = begun
    why = (code for words, code in PROBLEMS.items() if words in (error.problem or ""))
    at = (code for words, code in CONTEXTS.items() if words in (error.context or ""))
    code = next(chain(why, at), "yaml-syntax")
    if code != "yaml-syntax":
        mark = begun
    stopped = error.problem_mark.line if error.problem_mark else mark.line
    near = [mark.line, stopped, begun.line, last_line, *range(stopped - 1, max(stopped - 4, -1), -1)]
    return Unreadable(Finding(mark.line, mark.column, code, {"hint": ""}), list(dict.fromkeys(near)))


def spans(text: str) -> dict[Path, Span]:
    """The map of paths to marks of a YAML text, as far as it can be read."""
    result: dict[Path, Span] = {}
    with suppress(Unreadable):
        parse(text, result)
    return result
