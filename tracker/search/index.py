"""The files that the search page loads: shards made by Pagefind, and three small JSON files."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from typing import NamedTuple

from msgspec import Struct

from tracker.cache import Cache, Later, digest
from tracker.pages.views import Views
from tracker.search.documents import Document, Listed
from tracker.search.facts import Shard, facts, tag
from tracker.search.folding import folding
from tracker.search.pagefind import ENTRY, Files, Runs, fragments, runtime, shard
from tracker.search.sounds import rare, readings
from tracker.search.texts import Texts

FOLDER = "search/pagefind"


class Size(NamedTuple):
    """How many measures go in a shard: from `least` to `most`, the fewer the better, as long as there are no more than `shards`.

    Pagefind's memory grows with a shard's pages, the time that its phrases take by their square; but each shard is loaded.
    """

    least: int
    most: int
    shards: int


PROMISES = Size(500, 2000, 5)
SIZES = {"promises": PROMISES, "sounds": PROMISES, "notes": Size(250, 1000, 20)}  # notes are what changes


class Known(Struct, frozen=True):
    """What is known of a shard without its files: its tag, the names of its pages by measure, its files' digests."""

    tag: str
    pages: dict[int, str]
    files: dict[str, str]


class Begun:
    """A shard known from an earlier build, or being made: its kind and place, what it is kept by, and how it is made."""

    def __init__(self, kind: str, place: int, key: str, cache: Cache, make: Callable[[], Callable[[], Files]]) -> None:
        self.kind, self.place, self.cache, self.key, self.make = kind, place, cache, key, make
        self.known: Known | None = cache.get(key)
        self.made: Callable[[], Files] | None = None if self.known else make()
        cache.retain(f"{key} files")

    @cached_property
    def files(self) -> Files:
        """The files, when they are there. Raises CannotIndex."""
        kept: Files | None = None if self.made else self.cache.get(f"{self.key} files")
        if kept is not None:
            return kept
        files = (self.made or self.make())()
        self.cache.put(f"{self.key} files", files)
        return files

    def end(self) -> Known:
        """What is known of the shard when it is there. Raises CannotIndex."""
        if self.known is None:
            digests = {path: digest(data) for path, data in self.files.items()}
            self.known = Known(tag(self.files.get(ENTRY, b"")), fragments(self.files), digests)
            self.cache.put(self.key, self.known)
        return self.known

    def placed(self, folder: str, *, with_texts: bool = True) -> Iterator[tuple[str, bytes | Later]]:
        """The files at their place in the site. Texts that are never shown are not published."""
        for path, known in self.end().files.items():
            if with_texts or not path.startswith("fragment/"):
                file = self.files[path] if self.made else Later(known, partial(self.file, path))
                yield f"{FOLDER}/{folder}/{path}", file

    def file(self, path: str) -> bytes:
        """One of the files."""
        return self.files[path]

    def forget(self) -> None:
        """Let go of the files: they are in their place."""
        self.__dict__.pop("files", None)


class Index:
    """The index of all measures' texts. Pagefind works on its shards as soon as it is made.

    `document` gives a document by the number of its measure and its kind.
    """

    def __init__(
        self, texts: Sequence[Texts], document: Callable[[int, str], Document], cache: Cache, runs: Runs
    ) -> None:
        self.texts, self.document, self.cache, self.runs = texts, document, cache, runs
        self.runtime = Begun("runtime", 0, digest("runtime"), cache, lambda: runtime(runs))
        self.shards = [
            self.begun(kind, place, part)
            for kind, size in SIZES.items()
            for place, part in parts([getattr(each, kind) for each in texts], measures_in(size, len(texts)))
        ]

    def begun(self, kind: str, place: int, part: Sequence[Listed]) -> Begun:
        """A shard of some documents of a kind."""

        def make() -> Callable[[], Files]:
            documents = [self.document(listed.number, kind) for listed in part]
            return shard(self.runs, f"{kind[0]}{place}", documents)

        key = digest("shard", kind, str(place), *(listed.digest for listed in part))
        return Begun(kind, place, key, self.cache, make)

    def search_files(self, views: Views) -> Iterator[tuple[str, bytes | Later]]:
        """Every file that search needs beside the assets: its path below the site's root, and its bytes."""
        self.runs.alone()
        shards = []
        for begun in self.shards:
            name, known = f"{begun.kind}-{begun.place}", begun.end()
            shards.append(Shard(name, begun.kind, f"{begun.kind[0]}{begun.place}", known.tag, known.pages))
            yield from begun.placed(name, with_texts=begun.kind != "sounds")
            begun.forget()
        yield from self.runtime.placed("promises-0")
        yield "search/facts.json", as_json(facts(views, self.texts, shards))
        characters = "".join(sorted(set().union(*(each.characters for each in self.texts))))
        runs = sorted(set().union(*(each.runs for each in self.texts)))
        yield "search/folding.json", as_json({**self.kept(folding, characters), "runs": " ".join(runs)})
        yield "search/pinyin.json", as_json(self.kept(readings, rare(characters)))

    def kept(self, make: Callable[[str], dict[str, str]], characters: str) -> dict[str, str]:
        """What is made of the characters that occur, by dictionaries that take their time to be read."""
        made: dict[str, str] = self.cache.once(digest(make.__name__, characters), lambda: make(characters))
        return made


def measures_in(size: Size, count: int) -> int:
    """How many of so many measures go in a shard."""
    found = size.least
    while found < size.most and count > found * size.shards:
        found *= 2
    return found


def parts(documents: Sequence[Listed], largest: int) -> Iterator[tuple[int, list[Listed]]]:
    """Documents by the shard, without those that say nothing. Cut by place, so that no shard moves when one begins to."""
    for place, start in enumerate(range(0, len(documents), largest)):
        part = [document for document in documents[start : start + largest] if document.says]
        if part:
            yield place, part


def as_json(value: object) -> bytes:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
