"""Say what merging would change for the public, against a revision in git."""

import argparse
import json
from pathlib import Path

from msgspec import to_builtins

from tracker.cache import Cache, program
from tracker.command import Context
from tracker.commands.build import cache_of
from tracker.effect.compare import effect
from tracker.effect.records import Effect
from tracker.effect.report import report
from tracker.problems import Failed
from tracker.read.revision import NoRevision
from tracker.say import fail, say, say_problems

BROKEN = "# 合并后对公众的影响\n\n**不能合并：现在的文件没有通过检查，先按 check 的提示改正，再看影响。**"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("base", metavar="BASE", help="the git revision to compare with: a branch, tag or commit")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where a build keeps what it did (default: .cache/)")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown", help="how it is printed")


def run(context: Context) -> int:
    """Compare and say so; 1 where history or a promise was changed against the rules, 2 for what is no revision."""
    is_json = context.options.format == "json"
    try:
        folder = context.options.cache or cache_of(context.root)
        with Cache(folder if folder.is_dir() else None, program()) as cache:
            found = effect(context.root, context.options.base, cache)
    except NoRevision as error:
        fail(str(error))
        return 2
    except Failed as failed:
        say_problems(context.root, failed.problems, "text")
        say(
            json.dumps({"errors": [str(found) for found in failed.problems]}, ensure_ascii=False) if is_json else BROKEN
        )
        return 1
    say(as_json(found) if is_json else report(found).rstrip("\n"))
    return 1 if found.is_refused else 0


def as_json(found: Effect) -> str:
    """The effect as JSON: its records as they are, and whether it must not be merged."""
    verdict = {"refused": found.is_refused, "public": found.is_public}
    return json.dumps({**verdict, **to_builtins(found)}, ensure_ascii=False, indent=2)
