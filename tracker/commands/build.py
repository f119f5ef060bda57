"""Build the site."""

import argparse
import os
from pathlib import Path

from tracker.command import Context
from tracker.commands.watch import watch_for
from tracker.problems import Failed
from tracker.reasons import Hindered
from tracker.say import fail, say, say_problems


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    add("--output", type=Path, metavar="DIR", help="the folder of the site (default: site/ beside build.py)")
    add("--cache", type=Path, metavar="DIR", help="where work already done is kept (default: .cache/ beside build.py)")
    add(
        "--links", choices=("folder", "file"), default="folder", help="file: links name index.html, to open from a disk"
    )
    add("--quiet", action="store_true", help="say nothing but what is wrong")
    add("--jobs", type=whole, default=cores(), metavar="N", help="processes (default: one a core)")


def whole(typed: str) -> int:
    """A number of processes. Raises ValueError."""
    if int(typed) < 1:
        raise ValueError
    return int(typed)


def cores() -> int:
    """How many processes can work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def cache_of(root: Path) -> Path:
    """Where work already done is kept, unless told otherwise."""
    return (root / ".cache").absolute()


def run(context: Context, *, publish: bool = False) -> int:
    """Build, and say what was made or what is wrong."""
    options = context.options
    output = (options.output or context.root / "site").absolute()
    cache = options.cache.absolute() if options.cache else cache_of(context.root)
    if cache.resolve().is_relative_to(output.resolve()) or output.resolve().is_relative_to(cache.resolve()):
        fail("--cache 和 --output 不能是同一个文件夹，也不能一个在另一个里面，请另指一处。")
        return 2
    try:
        result = context.build(
            context.root,
            output,
            cache=cache,
            jobs=options.jobs,
            publish=publish,
            to_files=options.links == "file",
            watch=watch_for(quiet=options.quiet),
        )
    except Failed as failed:
        say_problems(context.root, failed.problems, "text")
        fail("没有生成网站，原来的网站没有改动。")
        return 1
    except Hindered as error:
        fail(f"没有生成网站：{error}。原来的网站没有改动。")
        return 1
    if result.cache_failed:
        fail(
            f"{cache}：缓存没有用上（只读、已满、没有权限，或正被占用），网站不受影响，只是慢一些；请检查，或用 --cache 另指一处。"
        )
    if not options.quiet:
        say_problems(context.root, result.warnings, "text")
        say(f"已生成网站：{result.measures}项举措，{result.pages}个页面，用时{result.seconds:.1f}秒。{output}")
    return 0
