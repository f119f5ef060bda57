"""Check the sources and stop."""

import argparse
import time
from pathlib import Path

from tracker.assess.doubts import doubts
from tracker.cache import Cache, program
from tracker.command import Context
from tracker.commands.build import cache_of
from tracker.load import load
from tracker.problems import Failed
from tracker.read.files import Folder
from tracker.say import say, say_problems


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where work already done is kept (default: .cache/)")
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="how problems are printed")


def run(context: Context) -> int:
    """Check, and say what is wrong."""
    began = time.perf_counter()
    form = context.options.format
    try:
        files = Folder(context.root)
        with Cache(context.options.cache or cache_of(context.root), program()) as cache:
            tracker, warnings = load(files, cache)
            warnings += doubts(tracker, files, cache)
    except Failed as failed:
        say_problems(context.root, failed.problems, form)
        return 1
    say_problems(context.root, sorted(warnings), form)
    if form == "text":
        say(f"检查通过：{len(tracker.briefs)}项举措，用时{time.perf_counter() - began:.1f}秒。")
    return 0
