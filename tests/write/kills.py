"""Kill builds, and look at what is left: `python -m tests.write.kills 200`, `--seed 7`, `--signal TERM`.

A kill comes at a random second of the build, or before a random one of its steps (files opened to be written, linked,
renamed, removed, …), or before one of the steps that matter most. After each, the old or the new site must be there,
whole; no process may be left; the next build must succeed and leave nothing but the site and the cache.
"""

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from build import ROOT, build
from tracker import workers
from tracker.command import main as command

SOURCES = ("content", "data", "templates")
DAYS = ("2024-09-30", "2024-10-31")  # the two sites differ in every page
KINDS = ("first", "full", "again")  # nothing there; an old site but no cache; an old site and a cache
STEPS = {
    "open",
    "os.mkdir",
    "os.link",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "shutil.rmtree",
    "ctypes.dlsym",
    "os.fork",
}
MATTER = (  # those first that even a few kills must meet: a new site in its place, one written, none yet
    "after renameat2",
    "renameat2",
    "os.fork",
    "syncfs",
    r"rename .*/\.site\.new/site'.*/\.cache/site'",
    r"rename .*/\.cache/site'.*/\.site\.new/site'",
    r"rmtree .*/\.site\.new/work'",
    r"mkdir .*/\.site\.new'",
    r"mkdir .*/\.site\.new/site'",
    r"remove .*/\.site\.lock'",
)
Tree = dict[str, str]


class Broken(Exception):
    """What must never be, and where it was seen."""


@dataclass(frozen=True)
class Rehearsal:
    """A build that was not killed: how long it took, and its steps."""

    seconds: float
    steps: list[str]


@dataclass(frozen=True)
class Moment:
    """When a build is killed: after some seconds, or before its step of a number."""

    second: float | None = None
    step: int | None = None

    def __str__(self) -> str:
        return f"at {self.second:.4f} s" if self.second is not None else f"before step {self.step}"


class Trial:
    """A repository whose site is built and killed, again and again."""

    def __init__(self, folder: Path, number: signal.Signals) -> None:
        self.root = folder / "root"
        self.log = folder / "log"
        self.said = folder / "said"
        self.number = number
        self.temporary = folder / "temporary"
        self.temporary.mkdir()
        for name in SOURCES:
            shutil.copytree(ROOT / name, self.root / name)
        self.site = self.root / "site"
        self.cache = self.root / ".cache"
        self.trees = []
        for day in (0, 1):
            self.turn(day)
            build(self.root, folder / str(day))
            self.trees.append(tree(folder / str(day)))

    def turn(self, day: int) -> None:
        """Let the sources be of a day."""
        path = self.root / "data/progress.yaml"
        text = path.read_text("utf-8")
        path.write_text(text.replace(f"as_of: {DAYS[1 - day]}", f"as_of: {DAYS[day]}"), "utf-8")

    def prepare(self, kind: str) -> None:
        """Do away with what a build of a kind does not find."""
        if kind != "again":
            shutil.rmtree(self.cache, ignore_errors=True)
        if kind == "first":
            shutil.rmtree(self.site, ignore_errors=True)

    def start(self, step: int | None = None) -> int:
        """Begin to build in a session of its own; with a number, it is killed before that step."""
        child = os.fork()
        if child:
            return child
        os.setsid()
        tempfile.tempdir = str(self.temporary)
        said = os.open(self.said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        workers.BATCH = 4  # small as it is, it is shared among processes
        count_steps(self.log, step, self.number)
        code = 70
        try:
            code = command(["build", "--quiet", "--jobs", "2"], self.root, build)
        finally:
            os._exit(code)

    def rehearse(self, kind: str, day: int) -> Rehearsal:
        """Build without a kill."""
        self.turn(day)
        self.prepare(kind)
        began = time.perf_counter()
        self.finish(day)
        return Rehearsal(time.perf_counter() - began, self.log.read_text().splitlines())

    def finish(self, day: int) -> None:
        """Build to the end: it succeeds, makes the site of the day, and leaves nothing. Raises Broken."""
        _, status = os.waitpid(self.start(), 0)
        if status != 0:
            raise Broken(f"the build failed: {self.said.read_text()}")
        if tree(self.site) != self.trees[day]:
            raise Broken("the build made another site than it should")
        found = {path.relative_to(self.root).as_posix() for path in (*self.root.iterdir(), *self.cache.iterdir())}
        found |= {path.name for path in self.temporary.iterdir()}
        if left := found - {*SOURCES, "site", ".cache", ".cache/cache.sqlite3", ".cache/site"}:
            raise Broken(f"the build left {sorted(left)}")

    def kill(self, kind: str, day: int, moment: Moment) -> str:
        """Kill one build; answers what it was at, or that it was done before. Raises Broken."""
        self.turn(day)
        self.prepare(kind)
        before = tree(self.site)
        child = self.start(moment.step)
        if moment.second is not None:
            time.sleep(moment.second)
            os.kill(child, self.number)
        _, status = os.waitpid(child, 0)
        self.look_at_the_end(status)
        all_ended(child)
        found = tree(self.site)
        if found not in (before, self.trees[day]):
            raise Broken("the site is neither the old nor the new one")
        was_writing = (self.root / ".site.new/site").exists()
        self.finish(day)
        if status == 0:
            return "done"
        if found == self.trees[day]:
            return "after the exchange"
        return "writing" if was_writing else "making"

    def look_at_the_end(self, status: int) -> None:
        """A kill says nothing; whoever is asked to end says so, once, and answers with the signal's code. Raises Broken."""
        said = self.said.read_text().splitlines()
        if self.number == signal.SIGKILL:
            if status not in (0, signal.SIGKILL):
                raise Broken(f"the build ended by itself: {status}, {said}")
        elif os.waitstatus_to_exitcode(status) != (128 + self.number if said else 0):
            raise Broken(f"the build ended with {os.waitstatus_to_exitcode(status)}: {said}")
        if len(said) > 1:
            raise Broken(f"the build said too much: {said}")


def tree(folder: Path) -> Tree:
    """The files below a folder with the digests of their bytes; empty where there is none."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if not path.is_dir()
    }


def all_ended(session: int) -> None:
    """Wait for the processes of a session, none of which may go on. Raises Broken."""
    deadline = time.monotonic() + 5
    while left := running_in(session):
        if time.monotonic() > deadline:
            for process in left:
                os.kill(process, signal.SIGKILL)
            raise Broken(f"processes go on: {left}")
        time.sleep(0.01)


def running_in(session: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = path.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(its_session) == session and state not in "ZX":
            found.append(int(path.parent.name))
    return found


def count_steps(log: Path, last: int | None, number: int) -> None:
    """Write down the steps of this process; before the one of a number send it a signal."""
    us, handle, count = os.getpid(), os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 0

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event not in STEPS or os.getpid() != us:
            return
        if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)):
            return
        if count == last:
            os.kill(us, number)
        count += 1
        os.write(handle, f"{event} {arguments}\n".encode())

    sys.addaudithook(hear)


def step_of(name: str, steps: list[str]) -> int | None:
    """The number of a step that matters; None where a build has no such step."""
    pattern = name.removeprefix("after ")
    found = next((number for number, step in enumerate(steps) if re.search(pattern, step)), None)
    return None if found is None else found + (pattern != name)


def that_matter(name: str, rehearsals: dict[str, Rehearsal]) -> list[tuple[str, Moment]]:
    """Kinds of build, and the moment before the step of a name; not all have it. Raises Broken where none has."""
    steps = {kind: step_of(name, rehearsals[kind].steps) for kind in ("full", "again")}
    found = [(kind, Moment(step=step)) for kind, step in steps.items() if step is not None]
    if not found:
        raise Broken(f"no build has a step like {name}")
    return found


def moments(chance: random.Random, rehearsals: dict[str, Rehearsal]) -> Iterator[tuple[str, Moment]]:
    """Kinds of build and moments, without end: by turns a second, a step, a second, and a step that matters."""
    matter = cycle([moment for name in MATTER for moment in that_matter(name, rehearsals)])
    while True:
        for turn in range(4):
            kind = chance.choice(KINDS)
            steps = rehearsals[kind].steps
            if turn % 2 == 0:
                yield kind, Moment(second=chance.uniform(0, rehearsals[kind].seconds))
            elif turn == 1:
                yield kind, Moment(step=chance.randrange(len(steps)))
            else:
                yield next(matter)


def prove(count: int, seed: int, number: signal.Signals = signal.SIGKILL) -> Counter[str]:
    """Kill so many builds; answers how many were at what. Raises Broken with the seed and the moment."""
    chance, seen = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), number)
        rehearsals = {kind: trial.rehearse(kind, place % 2) for place, kind in enumerate(KINDS)}
        drawn, day = moments(chance, rehearsals), 0
        while seen.total() - seen["done"] < count:
            kind, moment = next(drawn)
            if number != signal.SIGKILL and moment.step is None:
                continue  # a second may be one at which the command has not begun, or has ended
            day = 1 - day
            try:
                seen[trial.kill(kind, day, moment)] += 1
            except Broken as broken:
                at = f"seed {seed}, build {seen.total() + 1} ({kind}) killed {moment}"
                raise Broken(f"{at}: {broken}") from None
    return seen


def main() -> None:
    """Say what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--signal", choices=("KILL", "INT", "TERM", "HUP"), default="KILL")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    began = time.perf_counter()
    seen = prove(options.count, options.seed, signal.Signals[f"SIG{options.signal}"])
    print(f"{options.count} kills in {time.perf_counter() - began:.0f} s, nothing lost: {dict(seen)}")


if __name__ == "__main__":
    main()
