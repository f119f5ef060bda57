"""Pagefind's standard binary: pages in, index files out, the same for the same pages."""

import gzip
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pagefind_bin import get_executable

from tracker.search.documents import Document

ENTRY = "pagefind-entry.json"
INDEX = (".pf_meta", ".pf_index", ".pf_fragment")
RUNTIME = ("pagefind.js", "wasm.unknown.pagefind")
SIGNATURE = b"pagefind_dcd"


class CannotIndex(Exception):
    """Pagefind failed; the message says how."""


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
