"""The files that the search page loads: shards made by Pagefind, and three small JSON files."""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future

from msgspec import Struct

from tracker.cache import Cache, digest
from tracker.pages.views import Views
from tracker.search.documents import Document
from tracker.search.facts import Shard, facts, tag
from tracker.search.folding import folding
from tracker.search.pagefind import ENTRY, Files, Runs, fragments, runtime, shard
from tracker.search.sounds import readings
from tracker.search.texts import Texts

FOLDER = "search/pagefind"
# Measures in a shard: Pagefind's phrases take time by the square of a shard's pages. Notes are what changes.
LARGEST = {"promises": 2000, "sounds": 2000, "notes": 500}


class Begun(Struct, frozen=True):
    """A shard being made, or kept from an earlier build: its kind, place and key, and its files when they are there."""

    kind: str
    place: int
    key: str
    files: Future[Files]
    is_new: bool


class Index:
    """The index of all measures' texts. Pagefind works on its shards as soon as it is made."""

    def __init__(self, texts: Sequence[Texts], cache: Cache, runs: Runs) -> None:
        self.texts = texts
        self.cache = cache
        self.runtime = self.begin("runtime", 0, [Document(1, ("x",))], runs)
        kinds = {
            "promises": [each.promise.document for each in texts],
            "sounds": [each.sounds for each in texts],
            "notes": [each.notes for each in texts],
        }
        self.shards = [
            self.begin(kind, place, part, runs)
            for kind, pages in kinds.items()
            for place, part in parts(pages, LARGEST[kind])
        ]

    def begin(self, kind: str, place: int, pages: list[Document], runs: Runs) -> Begun:
        """Have a shard made, unless an earlier build made the same."""
        key = digest("shard", kind, str(place), *(page.digest for page in pages))
        kept: Files | None = self.cache.get(key)
        if kept is not None:
            files: Future[Files] = Future()
            files.set_result(kept)
        elif kind == "runtime":
            files = runs.begin(runtime)
        else:
            files = runs.begin(shard, f"{kind[0]}{place}", pages)
        return Begun(kind, place, key, files, kept is None)

    def end(self, begun: Begun) -> Files:
        """The files of a shard, when they are there. Raises CannotIndex."""
        files = begun.files.result()
        if begun.is_new:
            self.cache.put(begun.key, files)
        return files

    def search_files(self, views: Views) -> Iterator[tuple[str, bytes]]:
        """Every file that search needs beside the assets: its path below the site's root, and its bytes."""
        shards = []
        for begun in self.shards:
            name, code, made = f"{begun.kind}-{begun.place}", f"{begun.kind[0]}{begun.place}", self.end(begun)
            shards.append(Shard(name, begun.kind, code, tag(made[ENTRY]), fragments(made)))
            yield from placed(name, made, with_texts=begun.kind != "sounds")
        yield from placed("promises-0", self.end(self.runtime))
        yield "search/facts.json", as_json(facts(views, [each.promise for each in self.texts], shards))
        characters = "".join(sorted(set().union(*(each.characters for each in self.texts))))
        runs = sorted(set().union(*(each.runs for each in self.texts)))
        yield "search/folding.json", as_json({**self.kept(folding, characters), "runs": " ".join(runs)})
        yield "search/pinyin.json", as_json(self.kept(readings, characters))

    def kept(self, make: Callable[[str], dict[str, str]], characters: str) -> dict[str, str]:
        """What is made of the characters that occur, by dictionaries that take their time to be read."""
        key = digest(make.__name__, characters)
        made: dict[str, str] | None = self.cache.get(key)
        if made is None:
            made = make(characters)
            self.cache.put(key, made)
        return made


def parts(documents: Sequence[Document], largest: int) -> Iterator[tuple[int, list[Document]]]:
    """Documents by the shard, without those that say nothing. Cut by place, so that no shard moves when one begins to."""
    for place, start in enumerate(range(0, len(documents), largest)):
        part = [document for document in documents[start : start + largest] if document.texts]
        if part:
            yield place, part


def placed(name: str, files: Files, *, with_texts: bool = True) -> Iterator[tuple[str, bytes]]:
    """The files of a shard at their place in the site. Texts that are never shown are not published."""
    for path, data in files.items():
        if with_texts or not path.startswith("fragment/"):
            yield f"{FOLDER}/{name}/{path}", data


def as_json(value: object) -> bytes:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
