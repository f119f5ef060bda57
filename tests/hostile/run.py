"""Check and build a repository as the command does, in a process of its own whose time and memory are bounded."""

import contextlib
import gc
import io
import json
import multiprocessing
import resource
import shutil
import time
import traceback
from dataclasses import dataclass, field
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from build import build
from tests.hostile.repository import Changes, lay_out
from tracker.command import main
from tracker.problems import Place, Problem
from tracker.read.files import Folder
from tracker.render import templates
from tracker.report import render

SECONDS = 10
MEGABYTES = 512
ADDRESSES = 4 << 30  # of address space, so that a runaway ends before the machine does


@dataclass(frozen=True)
class Outcome:
    """How it ended: the problems told; whether a site was made; what broke; what it took (memory: the peak of all until then)."""

    problems: list[dict[str, Any]] = field(default_factory=list)
    built: bool = False
    failure: str = ""
    seconds: float = 0.0
    megabytes: int = 0


class Runner:
    """A process that runs one repository after another, in folders of its own below `folder`; to be used in a `with` block."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "repository"
        self.output = folder / "site"
        self.start()

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, end = context.Pipe()
        self.process = context.Process(target=serve, args=(end, self.root, self.output), daemon=True)
        self.process.start()
        end.close()
        self.pipe.recv()

    def run(self, changes: Changes) -> Outcome:
        """What becomes of the miniature with some changes."""
        self.pipe.send(changes)
        try:
            if self.pipe.poll(2 * SECONDS):
                found: Outcome = self.pipe.recv()
                return found
            failure = f"still busy after {2 * SECONDS} seconds"
        except EOFError:
            failure = "the process died"
        self.stop()
        self.start()
        return Outcome(failure=failure)

    def stop(self) -> None:
        self.process.kill()
        self.process.join()

    def __enter__(self) -> "Runner":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def serve(pipe: Connection, root: Path, output: Path) -> None:
    """Run what comes through the pipe, once everything is imported."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    # They are always the same: compiled once.
    compiled, codes = lru_cache(lambda folder, texts: codes(folder, dict(texts))), templates.codes
    templates.codes = lambda folder, texts: compiled(folder, tuple(texts.items()))
    attempt(root, output, {})
    gc.freeze()  # what is there from now on is not looked through again
    pipe.send("ready")
    while True:
        pipe.send(attempt(root, output, pipe.recv()))


def attempt(root: Path, output: Path, changes: Changes) -> Outcome:
    """Check and, where there is no error, build; the seconds are those of the command that took longest."""
    lay_out(root, changes)
    shutil.rmtree(output, ignore_errors=True)
    seconds: list[float] = []

    def command(*words: str) -> tuple[int, str]:
        """The exit code of a command, and what it says to a terminal or a log that knows no other bytes than UTF-8."""
        said = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
        began = time.perf_counter()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = main(words, root, build)
        seconds.append(time.perf_counter() - began)
        said.seek(0)
        return code, said.read()

    problems: list[dict[str, Any]] = []
    built, failure = False, ""
    try:
        wrong, text = command("check", "--format", "json")
        problems = json.loads(text)
        assert wrong == any(one["severity"] == "error" for one in problems)
        render([told(one) for one in problems], "text", Folder(root)).encode()
        if not wrong:
            code, failure = command("build", "--quiet", "--jobs", "1", "--output", str(output))
            built = code == 0
    except (Exception, SystemExit):
        failure = traceback.format_exc()
    gc.collect()  # a command leaves that to its end, which does not come here
    return Outcome(problems, built, failure, max(seconds, default=0.0), megabytes())


def told(one: dict[str, Any]) -> Problem:
    """A problem as it was before it was written as JSON."""
    return Problem(Place(one["path"], one["line"] or 0, one["column"] or 0), one["code"], one["message"])


def megabytes() -> int:
    """The most memory that this process, or one that it started, has held so far."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(who).ru_maxrss for who in whose) // 1024
