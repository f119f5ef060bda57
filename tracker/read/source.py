"""A source file's YAML with the places in it."""

from dataclasses import dataclass
from functools import cached_property

from tracker.problems import Place, Problem, problem
from tracker.read import syntax, yaml


@dataclass(frozen=True)
class Source:
    """The YAML of a file: `text` begins at line `first_line` of the file at `path`."""

    path: str
    text: str
    first_line: int = 1

    def place(self, line: int, column: int) -> Place:
        """The place of a line and column of the text, counted from 0."""
        return Place(self.path, line + self.first_line, column + 1)

    @cached_property
    def spans(self) -> dict[yaml.Path, yaml.Span]:
        """The map of paths to marks, made when the first problem asks for it."""
        return yaml.spans(self.text)

    def at(self, *steps: str | int, key: bool = False) -> Place:
        """The place of the value (or of its `key`) at a path; of the deepest part of the path that is there.

        Steps that name nothing in the file are passed over, so a model's own error locations can be looked up.
        """
        path: yaml.Path = ()
        for step in steps:
            if (*path, step) in self.spans:
                path = (*path, step)
        span = self.spans.get(path)
        if span is None:
            return self.place(0, 0)
        return self.place(*(span.key if key else span.value))

    def problem(self, path: tuple[str | int, ...], code: str, *, key: bool = False, **words: object) -> Problem:
        """A problem with the value, or its key, at a path."""
        return problem(self.at(*path, key=key), code, **words)

    def parse(self) -> tuple[yaml.Tree, list[Problem]]:
        """The tree and the problems of the text."""
        return yaml.parse(self.text, self.place, syntax.explain)
