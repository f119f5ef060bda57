"""Pagefind's standard binary: pages in, index files out, the same for the same pages."""

import errno
import gzip
import json
import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory
from threading import Lock, Semaphore
from types import TracebackType

import msgspec
from msgspec import Struct
from pagefind_bin import get_executable

from tracker.plain import all_below
from tracker.reasons import Hindered, reason
from tracker.search.documents import Document
from tracker.workers import STARTING, end_with

ENTRY = "pagefind-entry.json"
INDEX = (".pf_meta", ".pf_index", ".pf_fragment")
RUNTIME = ("pagefind.js", "wasm.unknown.pagefind")
SIGNATURE = b"pagefind_dcd"
SOURCE, OUTPUT = "pages", "index"  # in a run's folder
REFUSED = re.compile(r"\(os error (\d+)\)")  # what the system said, as Pagefind's language prints it
MANY = 300  # pages; each takes up to a quarter of a megabyte of Pagefind's memory
Files = dict[str, bytes]


class Fragment(Struct):
    """What is read of the file that Pagefind makes of a page: its address. The rest is passed over."""

    url: str


class CannotIndex(Hindered):
    """Pagefind failed."""


class Run:
    """Pagefind at work on some pages, or waiting for its turn, in a folder of its own."""

    def __init__(self, folder: "TemporaryDirectory[str]", ended: Future[None]) -> None:
        self.folder = folder
        self.ended = ended

    def files(self) -> Files:
        """All that Pagefind makes, when it has. To be asked for once. Raises CannotIndex."""
        self.ended.result()
        with self.folder as name:
            return all_below(f"{name}/{OUTPUT}")


class Runs:
    """Pagefind at work, so many times at once, each in a folder of its own below `folder`; on many pages once, until it is `alone`.

    To be used in a `with` block, at whose end no run is left. Threads only wait for it: what they read and wrote would wait
    for the one that builds.
    """

    def __init__(self, folder: Path | None = None, jobs: int = 1) -> None:
        self.folder = folder
        self.jobs = jobs
        self.pool = ThreadPoolExecutor(jobs)
        self.lock = Lock()
        self.large = Semaphore()
        self.running: set[Popen[bytes]] = set()
        self.folders: list[TemporaryDirectory[str]] = []
        self.is_over = False

    def __enter__(self) -> "Runs":
        return self

    def alone(self) -> None:
        """Know that the processes that shared the work are gone, and that there is memory for more runs at once."""
        self.large.release(self.jobs)

    def begin(self, code: str, pages: Files) -> Run:
        """Have Pagefind index some HTML pages. Raises CannotIndex."""
        folder = TemporaryDirectory(prefix="pagefind-", dir=self.folder, ignore_cleanup_errors=True)
        self.folders.append(folder)
        os.mkdir(f"{folder.name}/{SOURCE}")  # noqa: PTH102
        for path, data in pages.items():
            with open(f"{folder.name}/{SOURCE}/{path}", "xb") as file:  # noqa: PTH123
                file.write(data)
        try:
            return Run(folder, self.pool.submit(self.run, code, folder.name, len(pages)))
        except RuntimeError as error:  # no thread could be started
            raise cannot_start(OSError(errno.EAGAIN, "")) from error

    def run(self, code: str, folder: str, count: int) -> None:
        """Run Pagefind in a folder with so many pages. Raises CannotIndex."""
        options = ["--site", SOURCE, "--output-path", OUTPUT, "--force-language", code, "--silent"]
        with self.large if count > MANY else nullcontext():
            status, said = self.status_of(options, folder)
        if status != 0:
            raise CannotIndex(why(status, said))

    def status_of(self, options: list[str], folder: str) -> tuple[int, str]:
        """How Pagefind ended, and what it said. Raises CannotIndex."""
        us = os.getpid()
        with self.lock:
            if self.is_over:
                raise CannotIndex("搜索索引没有做完就停止了")
            try:
                # No environment and a folder of its own: nothing but its arguments configures it. A group of its own:
                # a terminal's Ctrl-C is for us, and `end_with` calls nothing but the system.
                with STARTING:
                    process = Popen(  # noqa: S603
                        [get_executable(), *options],
                        cwd=folder,
                        env={},
                        stdin=DEVNULL,
                        stdout=DEVNULL,
                        stderr=PIPE,
                        process_group=0,
                        preexec_fn=lambda: end_with(us),  # noqa: PLW1509
                    )
            except OSError as error:
                raise cannot_start(error) from error
            self.running.add(process)
        said = process.communicate()[1]
        with self.lock:
            self.running.remove(process)
        return process.returncode, said.decode(errors="replace").strip()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self.lock:
            self.is_over = True
            for process in self.running:
                process.kill()
        self.pool.shutdown(cancel_futures=True)
        for folder in self.folders:
            folder.cleanup()


def cannot_start(error: OSError) -> CannotIndex:
    """That Pagefind cannot be started, and why."""
    return CannotIndex(f"搜索程序 Pagefind 不能启动：{reason(error)}；或重新安装：pip install .")


def why(status: int, said: str) -> str:
    """Why Pagefind failed, from how it ended and what it said."""
    if status < 0:
        return f"搜索程序 Pagefind 被系统结束了（信号{-status}），多半是内存不够，请关掉别的程序再试"
    refused = REFUSED.search(said)
    if refused:
        return f"搜索程序 Pagefind 没有做完：{reason(OSError(int(refused[1]), ''))}"
    last = said.splitlines()[-1:] or ["没有说原因"]
    return f"搜索程序 Pagefind 出错（退出码{status}，它说：{last[0]}），请再试一次，或重新安装：pip install ."


def shard(runs: Runs, code: str, documents: Sequence[Document]) -> Callable[[], Files]:
    """Begin the index of some documents; what is answered gives its files: the same for the same documents.

    `code` begins the names of its pages, so that a result tells which shard it is from. Raises CannotIndex when asked.
    """
    run = runs.begin(code, {f"{document.number}.html": document.html for document in documents})
    return lambda: index_of(run.files(), code, len(documents))


def index_of(files: Files, code: str, expected: int) -> Files:
    """The files of an index of so many pages. Raises CannotIndex."""
    try:
        count = json.loads(files[ENTRY])["languages"][code]["page_count"]
    except (KeyError, ValueError):
        raise CannotIndex("搜索程序 Pagefind 没有写完索引，请再试一次") from None
    if count != expected:
        raise CannotIndex(f"搜索程序 Pagefind 只收了{count}页，应有{expected}页，请再试一次")
    return {path: data for path, data in files.items() if path == ENTRY or path.endswith(INDEX)}


def runtime(runs: Runs) -> Callable[[], Files]:
    """Begin to get Pagefind's own script and program for the browser; what is answered gives them. Raises CannotIndex."""
    run = runs.begin("x", {"x.html": Document(1, ("x",)).html})
    return lambda: runtime_of(run.files())


def runtime_of(files: Files) -> Files:
    """Pagefind's own files. Raises CannotIndex."""
    if not set(RUNTIME) <= set(files):
        raise CannotIndex("搜索程序 Pagefind 没有写完索引，请再试一次")
    return {path: files[path] for path in RUNTIME}


def fragments(files: dict[str, bytes]) -> dict[int, str]:
    """The names that Pagefind gave to a shard's pages, by measure number."""
    found = {}
    for path, data in files.items():
        if path.startswith("fragment/"):
            page = msgspec.json.decode(gzip.decompress(data).removeprefix(SIGNATURE), type=Fragment)
            found[int(page.url.strip("/").removesuffix(".html"))] = path.removeprefix("fragment/").split(".")[0]
    return found
