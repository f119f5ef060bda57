"""The files that the search page loads: shards made by the standard Pagefind binary, and three small JSON files."""

import gzip
import json
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

from tracker.pages.views import Views
from tracker.search.documents import Document, notes, promises
from tracker.search.facts import Shard, facts, tag
from tracker.search.folding import folding
from tracker.search.sounds import readings, sounding

FOLDER = "search/pagefind"
LARGEST = 2000  # measures in a shard: Pagefind's phrases take time by the square of a shard's pages
ENTRY = "pagefind-entry.json"
INDEX = (".pf_meta", ".pf_index", ".pf_fragment")
RUNTIME = ("pagefind.js", "wasm.unknown.pagefind")
SIGNATURE = b"pagefind_dcd"


class CannotIndex(Exception):
    """Pagefind failed; the message says how."""


def search_files(views: Views) -> Iterator[tuple[str, bytes]]:
    """Every file that search needs beside the assets: its path below the site's root, and its bytes."""
    promised = promises(views)
    documents = [each.document for each in promised]
    told = list(map(notes, views.all))
    shards: list[Shard] = []
    for kind, pages in (("promises", documents), ("notes", told), ("sounds", list(map(sounding, documents)))):
        for place, part in parts(pages):
            name, code = f"{kind}-{place}", f"{kind[0]}{place}"
            made = shard(code, part)
            shards.append(Shard(name, kind, code, tag(made[ENTRY]), fragments(made)))
            yield from placed(name, made, with_texts=kind != "sounds")
    yield from placed("promises-0", runtime())
    texts = [text for document in (*documents, *told) for text in (*document.texts, document.names)]
    yield "search/facts.json", as_json(facts(views, promised, shards))
    yield "search/folding.json", as_json(folding(texts))
    yield "search/pinyin.json", as_json(readings("".join(texts)))


def parts(documents: Sequence[Document]) -> Iterator[tuple[int, list[Document]]]:
    """Documents by the shard, without those that say nothing. Cut by place, so that no shard moves when one begins to."""
    for place, start in enumerate(range(0, len(documents), LARGEST)):
        part = [document for document in documents[start : start + LARGEST] if document.texts]
        if part:
            yield place, part


def placed(name: str, files: dict[str, bytes], *, with_texts: bool = True) -> Iterator[tuple[str, bytes]]:
    """The files of a shard at their place in the site. Texts that are never shown are not published."""
    for path, data in files.items():
        if with_texts or not path.startswith("fragment/"):
            yield f"{FOLDER}/{name}/{path}", data


def shard(code: str, documents: Sequence[Document]) -> dict[str, bytes]:
    """The index of some documents: file names and bytes, the same for the same documents.

    `code` begins the names of its pages, so that a result tells which shard it is from. Raises CannotIndex.
    """
    files = run(code, {f"{document.number}.html": document.html for document in documents})
    count = json.loads(files[ENTRY])["languages"][code]["page_count"]
    if count != len(documents):
        raise CannotIndex(f"Pagefind indexed {count} of {len(documents)} pages")
    return {path: data for path, data in files.items() if path == ENTRY or path.endswith(INDEX)}


def runtime() -> dict[str, bytes]:
    """Pagefind's own script and program for the browser. Raises CannotIndex."""
    files = run("x", {"x.html": Document(1, ("x",)).html})
    return {path: files[path] for path in RUNTIME}


def run(code: str, pages: dict[str, bytes]) -> dict[str, bytes]:
    """All that Pagefind makes of some HTML pages. Raises CannotIndex."""
    with TemporaryDirectory(prefix="commitment-tracker-") as name:
        source, output = Path(name, "pages"), Path(name, "index")
        source.mkdir()
        for path, data in pages.items():
            (source / path).write_bytes(data)
        options = ["--site", str(source), "--output-path", str(output), "--force-language", code, "--silent"]
        # No environment and a folder of its own: nothing but its arguments configures it.
        done = subprocess.run([get_executable(), *options], cwd=name, env={}, capture_output=True, check=False)  # noqa: S603
        if done.returncode != 0:
            how = f"was killed by signal {-done.returncode}" if done.returncode < 0 else f"failed ({done.returncode})"
            raise CannotIndex(f"Pagefind {how}: {done.stderr.decode(errors='replace').strip() or 'it said nothing'}")
        return {str(p.relative_to(output).as_posix()): p.read_bytes() for p in sorted(output.rglob("*")) if p.is_file()}


def fragments(files: dict[str, bytes]) -> dict[int, str]:
    """The names that Pagefind gave to a shard's pages, by measure number."""
    found = {}
    for path, data in files.items():
        if path.startswith("fragment/"):
            page = json.loads(gzip.decompress(data).removeprefix(SIGNATURE))
            found[int(page["url"].strip("/").removesuffix(".html"))] = path.removeprefix("fragment/").split(".")[0]
    return found


def as_json(value: object) -> bytes:
    """Compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
