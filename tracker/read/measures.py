"""The measures: what an earlier run found right is read again only where something asks for more than it is in brief."""

import re

from tracker.cache import digest
from tracker.messages import quoted
from tracker.model.brief import Brief, brief
from tracker.model.measures import Measure
from tracker.problems import Place, problem
from tracker.read import front_matter
from tracker.read.files import NotAFile, as_text
from tracker.read.reader import MEASURES, Reader
from tracker.read.repository import LoadedMeasure, Repository
from tracker.read.source import Source
from tracker.shelf import Shelf

MEASURE_FILE = re.compile(r"([0-9]{2,6})-[a-z0-9]+(-[a-z0-9]+)*\.md")


def measures(reader: Reader, repository: Repository) -> None:
    """All measures, in the order of their numbers."""
    try:
        reader.names = [name for name in reader.files.names(MEASURES) if not name.startswith(".")]
    except NotAFile as error:
        reader.problems.append(problem(Place(MEASURES), error.code))
        return
    if not reader.names:
        reader.problems.append(problem(Place(MEASURES), "no-measures"))
    with Shelf(reader.cache, "briefs", dict[str, Brief]) as briefs:
        for name in reader.names:
            found = MEASURE_FILE.fullmatch(name)
            if found is None:
                reader.problems.append(problem(Place(f"{MEASURES}/{quoted(name)}"), "bad-file-name", value=name))
                continue
            measure = measure_of(reader, f"{MEASURES}/{name}", briefs)
            if measure is None:
                repository.broken.add(int(found[1]))
            else:
                repository.measures.append(measure)
    repository.measures.sort(key=lambda loaded: (loaded.number, loaded.source.path))


def measure_of(reader: Reader, path: str, briefs: Shelf[Brief]) -> LoadedMeasure | None:
    """The measure of a file."""
    data = reader.data(path)
    if data is None:
        return None
    key = digest("measure", data)
    known = briefs.get(key)
    if known is not None and reader.cache.has(key):
        text = reader.texts[path] = as_text(data)
        source, body, _ = front_matter.split(path, text)
        return LoadedMeasure(lambda: kept(reader, key, source, body), source, brief=known, digest=key)
    before = len(reader.problems)
    typed = reader.decoded(path, data)
    if typed is None:
        return None
    source, body, found = front_matter.split(path, typed)
    reader.problems += found
    if found:
        return None
    made = reader.whole(Measure, source, body=body)
    if made is None:
        return None
    source.forget()
    if len(reader.problems) == before:
        reader.cache.put(key, made.record)
        briefs.put(key, brief(made.record))
    return LoadedMeasure(made.get, source, brief=brief(made.record), digest=key)


def kept(reader: Reader, key: str, source: Source, body: str) -> Measure:
    """A measure that an earlier run found right; read again where what it kept is damaged."""
    found = reader.cache.get(key)
    if isinstance(found, Measure):
        return found
    made = Reader(reader.files, reader.cache).whole(Measure, source, body=body)
    assert made is not None
    return made.record
