"""The command line: finds the command's module, lets it run, and says why it ended before its time."""

import argparse
import gc
import importlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from msgspec import Struct

from tracker.problems import Failed
from tracker.reasons import Hindered, reason
from tracker.say import fail, say_problems

COMMANDS = {
    "build": "build the site (the default)",
    "check": "check the sources and stop",
    "publish": "build the site as it is published: QR codes, share pictures, compressed variants",
    "serve": "serve the site, rebuild on every change, reload the browser",
    "record": "record an update, or those of a form, in data/progress.yaml",
    "form": "write a blank form (XLSX) for a department, or for all",
    "effect": "say what merging would change for the public",
    "fresh": "fail when the data is older than a round and its days of grace",
    "schema": "write the JSON Schemas of the kinds of file",
}

SIGNALS = {signal.SIGINT: "Ctrl-C", signal.SIGTERM: "SIGTERM", signal.SIGHUP: "SIGHUP"}


class Interrupted(KeyboardInterrupt):
    """A signal asked the command to end."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = signal.Signals(number)


class Context(Struct, frozen=True):
    """What a command works with: the repository's root, the parsed arguments, and the build as a list of stages."""

    root: Path
    options: argparse.Namespace
    build: Callable[..., Any]


def main(arguments: Sequence[str], root: Path, build: Callable[..., Any]) -> int:
    """Run the command that the arguments name.

    Answers the exit code: 0 done, 1 problems, 2 unusable arguments, 128 and the signal's number where one ended it.
    """
    words = list(arguments)
    name = words[0] if words and not words[0].startswith("-") else "build"
    if name not in COMMANDS or words[:1] in (["-h"], ["--help"]):
        overview().parse_args(words)
        return 2
    gc.disable()  # what a command makes lives to its end, and is much: looking for what could go took a fifth of the time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no other package has a say in what a record is
    with heeded():
        try:
            module = importlib.import_module(f"tracker.commands.{name}")
            parser = argparse.ArgumentParser(prog=f"build.py {name}", description=module.__doc__)
            module.add_arguments(parser)
            options = parser.parse_args(words[1:] if words[:1] == [name] else words)
            code: int = module.run(Context(root, options, build))
            return code
        except Interrupted as interrupted:
            return ended(
                f"已停止（{SIGNALS[interrupted.number]}）。没有写到一半的文件，要继续请再运行一次。",
                128 + interrupted.number,
            )
        except Failed as failed:
            say_problems(root, failed.problems, "text")
            return ended("仓库里的文件没有通过检查，请先改正上面的问题。", 1)
        except Hindered as error:
            return ended(f"没有完成：{error}。", 1)
        except (OSError, MemoryError) as error:
            return ended(f"没有完成：{reason(error)}。", 1)


def leave(code: int) -> NoReturn:
    """End the process with an exit code, and leave what it made to the system: to take it apart takes a tenth of a build."""
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):  # one that was closed is not there
            stream.flush()
    except OSError:  # nobody reads on
        raise SystemExit(code) from None
    os._exit(code)


def ended(text: str, code: int) -> int:
    """Say why a command ended before its time; answers the exit code."""
    fail(text)
    return code


@contextmanager
def heeded() -> Iterator[None]:
    """Let the first of the signals that ask a command to end raise Interrupted, so that it tidies up, and is let do so."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    heard = [number for number, handler in before.items() if handler != signal.SIG_IGN]

    def interrupt(number: int, _: FrameType | None) -> None:
        for other in heard:
            signal.signal(other, signal.SIG_IGN)
        raise Interrupted(number)

    try:
        for number in heard:
            signal.signal(number, interrupt)
        yield
    finally:
        for number in heard:
            signal.signal(number, before[number])


def overview() -> argparse.ArgumentParser:
    """The parser that knows the commands by name only: for help and for wrong names."""
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Build the commitment tracker's site.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="commands:\n" + "\n".join(f"  {name:8} {text}" for name, text in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", nargs="?", help="one of those below")
    return parser
