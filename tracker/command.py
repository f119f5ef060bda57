"""The command line: finds the command's module and lets it run."""

import argparse
import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True)
class Context:
    """What a command works with: the repository's root, the parsed arguments, and the build as a list of stages."""

    root: Path
    options: argparse.Namespace
    build: Callable[..., Any]


def main(arguments: Sequence[str], root: Path, build: Callable[..., Any]) -> int:
    """Run the command that the arguments name; answers the exit code: 0 done, 1 problems, 2 unusable arguments."""
    words = list(arguments)
    name = words[0] if words and not words[0].startswith("-") else "build"
    if name not in COMMANDS or words[:1] in (["-h"], ["--help"]):
        overview().parse_args(words)
        return 2
    module = importlib.import_module(f"tracker.commands.{name}")
    parser = argparse.ArgumentParser(prog=f"build.py {name}", description=module.__doc__)
    module.add_arguments(parser)
    options = parser.parse_args(words[1:] if words[:1] == [name] else words)
    code: int = module.run(Context(root, options, build))
    return code


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
