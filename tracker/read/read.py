"""Reading a repository: files become texts, texts become trees, trees become records; every problem is kept."""

from tracker.cache import NO_CACHE, Cache
from tracker.model.amendments import Amendments
from tracker.model.departments import Register
from tracker.model.plan import Plan
from tracker.model.site import Site
from tracker.problems import Problem
from tracker.read.files import Files
from tracker.read.measures import measures
from tracker.read.progress import progress
from tracker.read.reader import Reader
from tracker.read.repository import Repository

ABOUT = "content/pages/about.md"
AMENDMENTS = "data/amendments.yaml"


def read(files: Files, cache: Cache = NO_CACHE) -> tuple[Repository, list[Problem]]:
    """Everything that a repository's source files hold, and the problems of their form."""
    reader = Reader(files, cache)
    repository = Repository()
    repository.plan = reader.file(Plan, "data/plan.yaml")
    repository.register = reader.file(Register, "data/departments.yaml")
    repository.site = reader.file(Site, "data/site.yaml")
    repository.amendments = reader.file(Amendments, AMENDMENTS) if reader.has(AMENDMENTS) else None
    measures(reader, repository)
    progress(reader, repository)
    repository.about = reader.text(ABOUT) or ""
    repository.texts = reader.texts
    return repository, reader.problems
