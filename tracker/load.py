"""Reading and checking in one step: a tracker that is right, or every problem found."""

from collections.abc import Iterator

from tracker.cache import NO_CACHE, Cache, digest
from tracker.check import check
from tracker.model.progress import Entry, ProgressHead
from tracker.model.tracker import Tracker
from tracker.problems import Failed, Problem, Severity
from tracker.read.files import Files
from tracker.read.reader import read
from tracker.read.repository import PROGRESS, Repository


def load(files: Files, cache: Cache = NO_CACHE) -> tuple[Tracker, list[Problem]]:
    """The tracker that a repository holds, and the warnings about it. Raises Failed with all problems where there is an error."""
    repository, problems = read(files, cache)
    problems += check(repository)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Failed(problems)
    return tracker(repository), sorted(set(problems))


def tracker(repository: Repository) -> Tracker:
    """The tracker of a repository without errors."""
    plan, register, site, head = repository.plan, repository.register, repository.site, repository.head
    assert plan is not None
    assert register is not None
    assert site is not None
    assert head is not None
    return Tracker(
        plan=plan.record,
        register=register.record,
        site=site.record,
        head=ProgressHead(as_of=head.record.as_of, sample=head.record.sample),
        measures=tuple(loaded.record for loaded in repository.measures),
        entries={
            int(key): Entry(updates=tuple(loaded.record for loaded in updates))
            for key, updates in repository.entries.items()
        },
        amendments=repository.amendments.record.root if repository.amendments else (),
        about=repository.about,
        files={loaded.record.number: loaded.source.path for loaded in repository.measures},
        digests=dict(digests(repository)),
    )


def digests(repository: Repository) -> Iterator[tuple[int, str]]:
    """The digest of each measure's own sources, by number: its file, and its entry (all entries where they were read as one)."""
    if repository.blocks is None:
        entries, rest = {}, repository.texts[PROGRESS]
    else:
        entries, rest = {int(key): text for key, text in repository.blocks.items()}, ""
    for loaded in repository.measures:
        number, path = loaded.record.number, loaded.source.path
        yield number, digest(path, repository.texts[path], entries.get(number, rest))
