"""Reading and checking in one step: a tracker that is right, or every problem found."""

from tracker.check import check
from tracker.model.progress import Entry, ProgressHead
from tracker.model.tracker import Tracker
from tracker.problems import Failed, Problem, Severity
from tracker.read.files import Files
from tracker.read.repository import Repository, read


def load(files: Files) -> tuple[Tracker, list[Problem]]:
    """The tracker that a repository holds, and the warnings about it. Raises Failed with all problems where there is an error."""
    repository, problems = read(files)
    problems += check(repository)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Failed(problems)
    return tracker(repository), sorted(set(problems))


def tracker(repository: Repository) -> Tracker:
    """The tracker of a repository without errors."""
    plan, register, site, head = repository.plan, repository.register, repository.site, repository.head
    assert plan and register and site and head
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
    )
