"""The seconds of a build by stage, in one process: python benchmarks/stages.py ROOT prints them as JSON.

What ROOT's build.py, tracker/load.py and tracker/export/ledger.py import is timed where it is called; what one stage asks
of another counts to the other, and what nothing counts to is `rest`. Pagefind runs beside: `index` is what is waited for it,
`beside` its processor time. Nothing in the product knows of this.
"""

import ast
import importlib
import inspect
import json
import resource
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

from msgspec import Struct

STAGES = {
    "load": "read",
    "read": "read",
    "check": "check",
    "parts": "measures",
    "pages": "pages",
    "render": "pages",
    "export": "exports",
    "search": "index",
    "write": "write",
    "cache": "cache",
}


class Clock:
    """Seconds by stage: at any time one stage is on."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.on = ["rest"]
        self.since = time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Have a stage on, in place of the one that asks for it."""
        self.stop()
        self.on.append(name)
        try:
            yield
        finally:
            self.stop()
            self.on.pop()

    def stop(self) -> None:
        """Count the time until now to the stage that is on."""
        now = time.perf_counter()
        self.seconds[self.on[-1]] += now - self.since
        self.since = now

    def timed(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        """The function, counting to a stage: where it answers with a generator, each item too."""
        self.seconds[name] += 0

        @wraps(function)
        def timed(*arguments: Any, **named: Any) -> Any:
            if threading.current_thread() is not threading.main_thread():
                return function(*arguments, **named)
            with self.stage(name):
                made = function(*arguments, **named)
            return self.items(made, name) if inspect.isgenerator(made) else made

        return timed

    def items(self, made: Iterator[Any], name: str) -> Iterator[Any]:
        """The items of a generator, the time that each takes counted to a stage."""
        end = object()
        while True:
            with self.stage(name):
                item = next(made, end)
            if item is end:
                return
            yield item


def time_stages(clock: Clock, importer: Any) -> None:
    """Put timed functions in the place of those that a module imports from the stages; of classes, their methods.

    What `once` is given to make counts to the one that asks for it.
    """
    for found in ast.walk(ast.parse(inspect.getsource(importer))):
        path = found.module or "" if isinstance(found, ast.ImportFrom) else ""
        stage = STAGES.get(path.partition(".")[2].partition(".")[0]) if path.startswith("tracker.") else None
        if not isinstance(found, ast.ImportFrom) or stage is None:
            continue
        module = importlib.import_module(path)
        for name in (alias.name for alias in found.names):
            thing = getattr(module, name)
            if inspect.isfunction(thing) and not hasattr(thing, "__wrapped__"):
                for place in (module, importer) if hasattr(importer, name) else (module,):
                    setattr(place, name, clock.timed(thing, stage))
            elif inspect.isclass(thing) and not issubclass(thing, (Exception, Struct)):
                for own, method in list(vars(thing).items()):
                    if inspect.isfunction(method) and not hasattr(method, "__wrapped__") and own != "once":
                        setattr(thing, own, clock.timed(method, stage))


def main(root: Path) -> int:
    """Build with the clock, and print it."""
    sys.path[0] = str(root)
    build = importlib.import_module("build")
    command = importlib.import_module("tracker.command")
    clock = Clock()
    for name in ("tracker.load", "tracker.export.ledger"):
        time_stages(clock, importlib.import_module(name))
    time_stages(clock, build)
    if unknown := set(STAGES.values()) - set(clock.seconds):
        raise SystemExit(f"build.py has nothing of these stages: {', '.join(sorted(unknown))}")
    clock.since = time.perf_counter()
    code: int = command.main(["build", "--quiet", "--jobs", "1"], root, build.build)
    clock.stop()
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps({**clock.seconds, "beside": beside.ru_utime + beside.ru_stime}))
    return code


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
