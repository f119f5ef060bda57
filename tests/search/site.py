"""A site to search: written to a folder, served as a web server would, and asked in a real browser."""

import gzip
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tracker.assess.assessment import assess
from tracker.cache import NO_CACHE
from tracker.load import load
from tracker.pages.site import pages
from tracker.pages.views import Views, views
from tracker.read.files import Folder
from tracker.render.site import rendering
from tracker.render.templates import compiling
from tracker.search.documents import Promise, names_written
from tracker.search.index import Index
from tracker.search.pagefind import Runs
from tracker.search.text import WORD, plain
from tracker.search.texts import Documents, Texts, texts

ROOT = Path(__file__).resolve().parent.parent.parent
BELOW = "/fengdong"  # the address of the site in data/site.yaml is below this
TEXT = (".html", ".js", ".css", ".json", ".svg")
OPEN = """async () => {
  const { engine, text, near, root } = document.getElementById("search").dataset;
  const here = (path) => new URL(path, document.baseURI).href;
  const [finder, cutter] = await Promise.all([import(here(engine)), import(here(text))]);
  window.cutter = cutter;
  window.finder = await finder.open(here(`${root}search/`), cutter, () => import(here(near)));
}"""
ASK = """async (queries) => {
  const answers = [];
  for (const query of queries) {
    const began = performance.now();
    const answer = await window.finder.answer(query);
    answers.push({ kind: answer.kind, numbers: answer.hits.map((hit) => hit.number), ms: performance.now() - began });
  }
  return answers;
}"""


def everything(root: Path) -> Views:
    """All that is said of a repository's measures."""
    tracker, _ = load(Folder(root))
    return views(assess(tracker))


def all_texts(found: Views) -> list[tuple[Texts, Documents]]:
    """What search holds of every measure."""
    written = names_written(found.tracker)
    return [texts(found.tracker, view, written) for view in found.all]


def promises(found: Views) -> list[Promise]:
    """What every measure promises."""
    return [Promise(each.promises, known.title_end, known.targets_end) for known, each in all_texts(found)]


def search_files(found: Views) -> Iterator[tuple[str, bytes]]:
    """All files of search."""
    texts = {known.promises.number: (known, documents) for known, documents in all_texts(found)}
    with Runs(jobs=2) as runs:
        index = Index(
            [known for known, _ in texts.values()], lambda number, kind: getattr(texts[number][1], kind), NO_CACHE, runs
        )
        for path, data in index.search_files(found):
            assert isinstance(data, bytes)
            yield path, data


def write_site(found: Views, folder: Path, index: Iterable[tuple[str, bytes]]) -> None:
    """Write the part of a site that search has to do with: the search page and the home page, assets, the index."""
    with compiling(ROOT / "templates") as templates:
        rendered = rendering(templates, found.tracker)
    chosen = [page for page in pages(found) if page.template in ("home", "search")]
    files = [*rendered.assets.items(), *((page.file, rendered.html(page)) for page in chosen), *index]
    for path, data in files:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


class Server(ThreadingHTTPServer):
    """Serves a folder at / and at /fengdong/, text compressed, and keeps account of what it sent."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder
        self.sent: list[tuple[str, int]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(SimpleHTTPRequestHandler):
    """Answers one request."""

    server: Server

    def do_GET(self) -> None:
        path = self.path.split("?")[0].removeprefix(BELOW)
        file = self.server.folder / path.lstrip("/")
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        self.send_response(200)
        if path.endswith(TEXT) or path.endswith("/"):
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.server.sent.append((path, len(data)))
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """A server of a folder, for as long as it is needed."""
    with Server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return [word.lower() for word in WORD.findall(plain(text))]


def opened(page: Page, server: Server) -> Page:
    """A page with the index opened as the search page opens it."""
    page.goto(f"{server.address}{BELOW}/search/")
    page.evaluate(OPEN)
    return page


def ask(page: Page, queries: list[str]) -> list[dict[str, Any]]:
    """Answers to queries: kind, numbers of measures in order, and milliseconds."""
    answers: list[dict[str, Any]] = page.evaluate(ASK, queries)
    return answers
