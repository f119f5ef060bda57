"""What reads the files of a repository, and gathers their problems."""

from typing import Any, TypeVar

from pydantic import BaseModel

from tracker.cache import Cache, digest
from tracker.problems import Place, Problem, problem
from tracker.read.files import Files, NotAFile, decode
from tracker.read.records import record
from tracker.read.repository import PROGRESS, Loaded, known
from tracker.read.source import Source

MEASURES = "content/measures"
MOST_BYTES = {MEASURES: 32_000, "content/pages": 64_000, "data": 256_000}
MOST_BYTES_A_MEASURE = 64_000  # that progress.yaml may have besides
MOST_PROBLEMS = 1000  # after so many, nothing more is looked for

R = TypeVar("R", bound=BaseModel)


class Reader:
    """Reads the files of a repository, gathering records and problems."""

    def __init__(self, files: Files, cache: Cache) -> None:
        self.files = files
        self.cache = cache
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.names: list[str] = []

    def has(self, path: str) -> bool:
        """Whether there is a file, or what is none, at a path that need not be there."""
        folder, _, name = path.rpartition("/")
        try:
            return name in self.files.names(folder)
        except NotAFile:
            return True

    def data(self, path: str) -> bytes | None:
        """The bytes of a file that must be there, or None where it cannot be read."""
        try:
            data = self.files.read(path)
        except NotAFile as error:
            self.problems.append(problem(Place(path), error.code))
            return None
        if data is None:
            self.problems.append(problem(Place(path), "file-missing"))
        return data

    def text(self, path: str) -> str | None:
        """The text of a file that must be there, or None where it cannot be read."""
        data = self.data(path)
        return None if data is None else self.decoded(path, data)

    def decoded(self, path: str, data: bytes) -> str | None:
        """The text of a file's bytes, or None where they are no text."""
        text, found = decode(path, data, self.most_bytes(path))
        self.problems += found
        self.texts[path] = text
        return text or None

    def most_bytes(self, path: str) -> int:
        """The size that a file may have: progress grows with the measures."""
        return MOST_BYTES[path.rpartition("/")[0]] + (MOST_BYTES_A_MEASURE * len(self.names) if path == PROGRESS else 0)

    def tree(self, source: Source) -> Any:
        """The tree of a source as far as it can be read, or None."""
        tree, found = source.parse()
        self.problems += found
        if not found and tree is None:
            self.problems.append(problem(Place(source.path, source.first_line, 1), "file-empty"))
        return tree

    def record(
        self, model: type[R], tree: Any, source: Source, at: tuple[str | int, ...] = (), **more: Any
    ) -> Loaded[R] | None:
        """The record of a tree, or None where it is not right."""
        if len(self.problems) > MOST_PROBLEMS:
            return None
        made, found = record(model, tree, source, at, **more)
        self.problems += found
        return None if made is None else known(made, source, at)

    def whole(self, model: type[R], source: Source, **more: Any) -> Loaded[R] | None:
        """The record that all of a source holds; None where it is not right or something in it is given twice."""
        tree = self.tree(source)
        made = None if tree is None else self.record(model, tree, source, **more)
        return None if source.reading.lost else made

    def once(self, model: type[R], source: Source) -> Loaded[R] | None:
        """The record that all of a source holds, kept by its text where nothing is wrong with it; None where it is not as meant."""
        key = digest("record", model.__name__, source.text)
        kept = self.cache.get(key)
        if isinstance(kept, model):
            return known(kept, source)
        before = len(self.problems)
        made = self.whole(model, source)
        if made is None or not source.is_as_meant:
            return None
        if len(self.problems) == before:
            self.cache.put(key, made.record)
        return made

    def file(self, model: type[R], path: str) -> Loaded[R] | None:
        """The record that a whole file holds."""
        text = self.text(path)
        return None if text is None else self.once(model, Source(path, text))
