"""Reading a repository: files become texts, texts become trees, trees become records; every problem is kept."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from tracker.cache import NO_CACHE, Cache, digest
from tracker.messages import brief
from tracker.model.amendments import Amendments
from tracker.model.departments import Register
from tracker.model.measures import Measure
from tracker.model.names import EXAMPLES
from tracker.model.plan import Plan
from tracker.model.progress import Entry, ProgressHead, Update
from tracker.model.site import Site
from tracker.problems import Place, Problem, problem
from tracker.read import blocks, front_matter
from tracker.read.files import Files, NotAFile, decode
from tracker.read.records import record
from tracker.read.repository import PROGRESS, Loaded, Repository
from tracker.read.source import Source

MEASURES = "content/measures"
ABOUT = "content/pages/about.md"
AMENDMENTS = "data/amendments.yaml"
MEASURE_FILE = re.compile(r"([0-9]{2,6})-[a-z0-9]+(-[a-z0-9]+)*\.md")
MOST_BYTES = {"content/measures": 32_000, "content/pages": 64_000, "data": 256_000}
MOST_BYTES_A_MEASURE = 64_000  # that progress.yaml may have besides
MOST_PROBLEMS = 1000  # after so many, nothing more is looked for

# The first line of a measure's entries in progress.yaml: what is wrong in one hides nothing in the others.
ENTRY = re.compile(r"^ {1,4}[\"']?第?\d{1,4}条?[\"']? *:")

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

    def text(self, path: str) -> str | None:
        """The text of a file that must be there, or None where it cannot be read."""
        try:
            data = self.files.read(path)
        except NotAFile as error:
            self.problems.append(problem(Place(path), error.code))
            return None
        if data is None:
            self.problems.append(problem(Place(path), "file-missing"))
            return None
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
        return None if made is None else Loaded(made, source, at)

    def whole(self, model: type[R], source: Source, **more: Any) -> Loaded[R] | None:
        """The record that all of a source holds; None where it is not right or something in it is given twice."""
        tree = self.tree(source)
        made = None if tree is None else self.record(model, tree, source, **more)
        return None if source.reading.lost else made

    def file(self, model: type[R], path: str) -> Loaded[R] | None:
        """The record that a whole file holds."""
        text = self.text(path)
        if text is None:
            return None
        source = Source(path, text)
        made = self.whole(model, source)
        return made if source.is_as_meant else None

    def measure(self, path: str) -> Loaded[Measure] | None:
        """The measure of a file."""
        text = self.text(path)
        if text is None:
            return None
        source, body, found = front_matter.split(path, text)
        self.problems += found
        if found:
            return None
        key = digest("measure", text)
        kept = self.cache.get(key)
        if isinstance(kept, Measure):
            return Loaded(kept, source)
        before = len(self.problems)
        made = self.whole(Measure, source, body=body)
        if made is not None and len(self.problems) == before:
            self.cache.put(key, made.record)
        return made

    def measures(self, repository: Repository) -> None:
        """All measures, in the order of their numbers."""
        try:
            self.names = [name for name in self.files.names(MEASURES) if not name.startswith(".")]
        except NotAFile as error:
            self.problems.append(problem(Place(MEASURES), error.code))
            return
        if not self.names:
            self.problems.append(problem(Place(MEASURES), "no-measures"))
        for name in self.names:
            path = f"{MEASURES}/{name}"
            found = MEASURE_FILE.fullmatch(name)
            if found is None:
                self.problems.append(problem(Place(f"{MEASURES}/{brief(name)}"), "bad-file-name", value=name))
                continue
            measure = self.measure(path)
            if measure is None:
                repository.broken.add(int(found[1]))
            else:
                repository.measures.append(measure)
        repository.measures.sort(key=lambda loaded: (loaded.record.number, loaded.source.path))

    def progress(self, repository: Repository) -> None:
        """Progress, update by update, so that one wrong update hides no problem of another."""
        text = self.text(PROGRESS)
        if text is None:
            return
        source = repository.progress = Source(PROGRESS, text, block=ENTRY)
        if self.by_blocks(repository, source):
            return
        tree = self.tree(source)
        if tree is None:
            return
        rest = {key: value for key, value in tree.items() if key != "measures"} if isinstance(tree, dict) else tree
        repository.head = self.record(ProgressHead, rest, source)
        entries = tree.get("measures") if isinstance(tree, dict) else None
        if entries is not None and not isinstance(entries, dict):
            self.problems.append(
                source.problem(("measures",), "not-a-mapping", value="measures", hint=EXAMPLES["measures"])
            )
            return
        for number, entry in (entries or {}).items():
            before = len(self.problems)
            repository.entries[number] = list(self.updates(source, number, entry))
            if source.reading.lost or len(self.problems) > before:
                repository.partial.add(number)

    def by_blocks(self, repository: Repository, source: Source) -> bool:
        """Read progress entry by entry, those unchanged from the cache; False where any of it has a problem."""
        found = blocks.split(source.text)
        if found is None:
            return False
        apart = Reader(self.files, self.cache)
        head = apart.whole(ProgressHead, Source(PROGRESS, found.rest)) if found.rest.strip() else None
        entries = {number: apart.entry(number, block) for number, block in found.entries.items()}
        if head is None or apart.problems:
            return False
        repository.head = Loaded(head.record, source)
        repository.entries = entries
        repository.blocks = found
        return True

    def entry(self, number: str, block: blocks.Block) -> list[Loaded[Update]]:
        """The updates of one entry's block of text."""
        source = block.source(PROGRESS)
        key = digest("entry", block.text)
        kept = self.cache.get(key)
        if not isinstance(kept, list):
            tree = self.tree(source)
            entries = tree.get("measures") if isinstance(tree, dict) else {}
            kept = [loaded.record for loaded in self.updates(source, number, (entries or {}).get(number))]
            if not self.problems:
                self.cache.put(key, kept)
        return [Loaded(record, source, ("measures", number, "updates", place)) for place, record in enumerate(kept)]

    def updates(self, source: Source, number: str, entry: Any) -> Iterator[Loaded[Update]]:
        """The updates of one measure that are right."""
        at = ("measures", number)
        if entry is None:
            return
        rest = {key: value for key, value in entry.items() if key != "updates"} if isinstance(entry, dict) else entry
        if self.record(Entry, rest, source, at) is None or not isinstance(entry, dict):
            return
        updates = entry.get("updates")
        if updates is not None and not isinstance(updates, list):
            self.problems.append(
                source.problem((*at, "updates"), "not-a-list", value="updates", hint=EXAMPLES["updates"])
            )
            return
        for place, update in enumerate(updates or []):
            loaded = self.record(Update, update, source, (*at, "updates", place))
            if loaded is not None:
                yield loaded


def read(files: Files, cache: Cache = NO_CACHE) -> tuple[Repository, list[Problem]]:
    """Everything that a repository's source files hold, and the problems of their form."""
    reader = Reader(files, cache)
    repository = Repository()
    repository.plan = reader.file(Plan, "data/plan.yaml")
    repository.register = reader.file(Register, "data/departments.yaml")
    repository.site = reader.file(Site, "data/site.yaml")
    repository.amendments = reader.file(Amendments, AMENDMENTS) if reader.has(AMENDMENTS) else None
    reader.measures(repository)
    reader.progress(repository)
    repository.about = reader.text(ABOUT) or ""
    repository.texts = reader.texts
    return repository, reader.problems
