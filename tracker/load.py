"""Reading and checking in one step: a tracker that is right, or every problem found."""

from tracker.cache import NO_CACHE, Cache
from tracker.check import check
from tracker.lazy import Lazy
from tracker.model.measures import Measure
from tracker.model.progress import Entry, ProgressHead, Update
from tracker.model.tracker import Tracker
from tracker.problems import Failed, Problem, Severity
from tracker.read.files import Files
from tracker.read.read import read
from tracker.read.repository import Repository


def load(files: Files, cache: Cache = NO_CACHE) -> tuple[Tracker, list[Problem]]:
    """The tracker that a repository holds, and the warnings about it. Raises Failed with all problems where there is an error."""
    repository, problems = read(files, cache)
    problems += check(repository, cache)
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
    measures = {loaded.number: loaded for loaded in repository.measures}
    keys = {int(key): key for key in repository.entries}

    def entry(number: int) -> Entry:
        measure = measures[number].record
        updates = repository.entries[keys[number]]
        return Entry(updates=tuple(in_order(loaded.record, measure) for loaded in updates))

    return Tracker(
        plan=plan.record,
        register=register.record,
        site=site.record,
        head=ProgressHead(as_of=head.record.as_of, sample=head.record.sample),
        by_number=Lazy(measures, lambda number: measures[number].record),
        briefs=tuple(loaded.brief for loaded in repository.measures),
        entries=Lazy(keys, entry),
        amendments=repository.amendments.record.root if repository.amendments else (),
        about=repository.about,
        files={loaded.number: loaded.source.path for loaded in repository.measures},
        digests={piece.measure.number: piece.digest for piece in repository.pieces},
    )


def in_order(update: Update, measure: Measure) -> Update:
    """An update with what it says of targets in their order in the measure: that of its keys and lists has no meaning."""
    places = {target: place for place, target in enumerate(measure.target)}
    values, done, verified = (
        sorted(names, key=places.__getitem__) for names in (update.values, update.done, update.verified)
    )
    if (values, done, verified) == (list(update.values), list(update.done), list(update.verified)):
        return update
    given = {name: update.values[name] for name in values}
    return update.model_copy(update={"values": given, "done": tuple(done), "verified": tuple(verified)})
