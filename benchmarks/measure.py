"""What a command costs with all the processes it starts: wall time, processor time, memory; and tables in Markdown.

Times and the largest process are the kernel's own account of a finished command (wait4). The memory of all processes together
is looked up every few milliseconds while it runs, which itself takes time: for that a command is run once more, untimed.
"""

import os
import platform
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

PROC = Path("/proc")
PAUSE = 0.02
MIB = 2**20
UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss
# Set on some machines, and then every start compiles the whole program: no user has it.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock and of the processors, bytes of the largest process, and what the command printed."""

    wall: float
    cpu: float
    peak: int
    printed: str = ""

    def __add__(self, other: "Cost") -> "Cost":
        """One command after the other."""
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def start(command: Sequence[str | Path], folder: Path, output: int) -> subprocess.Popen[bytes]:
    """Start a command in a folder, what it prints going to an open file."""
    return subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stdout=output, stderr=output
    )


def end(process: subprocess.Popen[bytes]) -> tuple[float, int]:
    """Wait for a command; answers its processor seconds and its largest process, those it waited for included."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * UNIT


def timed(command: Sequence[str | Path], folder: Path, *, codes: Sequence[int] = (0,)) -> Cost:
    """Run a command and say what it cost. An exit code that was not to be expected ends the benchmark."""
    with TemporaryFile() as output:
        began = time.perf_counter()
        process = start(command, folder, output.fileno())
        cpu, peak = end(process)
        wall = time.perf_counter() - began
        output.seek(0)
        printed = output.read().decode(errors="replace")
    if process.returncode not in codes:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{printed[-2000:]}")
    return Cost(wall, cpu, peak, printed)


def memory(command: Sequence[str | Path], folder: Path) -> int | None:
    """The most that all processes of a command had in memory at once; None where the system does not tell."""
    found = [0]
    with TemporaryFile() as output:
        process = start(command, folder, output.fileno())
        watcher = threading.Thread(target=watch, args=(process.pid, found))
        watcher.start()
        end(process)
        watcher.join()
    return max(found) or None


def watch(pid: int, found: list[int]) -> None:
    """Note what a process and its descendants have in memory, until it ends."""
    with suppress(FileNotFoundError):  # it ended meanwhile
        while (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z":
            found[0] = max(found[0], sum(held_by(family(pid))))
            time.sleep(PAUSE)


def family(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    for path in (PROC / str(pid) / "task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:  # it ended meanwhile
            continue
        for child in children:
            yield from family(int(child))


def held_by(pids: Iterable[int]) -> Iterator[int]:
    """Bytes of each process in memory, pages that several share counted in parts (PSS).

    A child that has not yet become another program still has its parent's memory, and reads the same: counted once.
    """
    seen = set()
    for pid in pids:
        try:
            text = (PROC / str(pid) / "smaps_rollup").read_text()
        except OSError:
            continue
        if text not in seen:
            seen.add(text)
            yield from (int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        int(statistics.median(cost.peak for cost in costs)),
    )


def seconds(value: float) -> str:
    """Seconds as they are printed."""
    return f"{value:.2f}"


def spread(values: Sequence[float]) -> str:
    """The least and the most."""
    return f"{min(values):.2f}–{max(values):.2f}"


def mebibytes(value: int | None) -> str:
    """Memory as it is printed."""
    return "–" if value is None else f"{value / MIB:,.0f}"


def machine(runs: int) -> str:
    """What was measured on, in a line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return (
        f"{cores} cores, {platform.system()} {platform.machine()}, {platform.python_implementation()} "
        f"{platform.python_version()}; medians of {runs} interleaved runs."
    )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown, with a line after it."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
