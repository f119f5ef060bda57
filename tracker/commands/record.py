"""Record an update: put it into data/progress.yaml at its place, keep every other byte, and check the result."""

import argparse
from pathlib import Path

from tracker.command import Context
from tracker.commands.say import fail, say, say_problems
from tracker.problems import Failed, Problem
from tracker.read.files import Files, Folder
from tracker.read.repository import PROGRESS
from tracker.record.insert import CannotInsert
from tracker.record.record import Addition, Recorded, Refused, record
from tracker.record.replace import Changed, replace
from tracker.record.typed import update_of
from tracker.report import render

UNTOUCHED = f"{PROGRESS} 没有改动。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("number", type=int, nargs="?", help="the measure's number")
    parser.add_argument("--from", dest="form", type=Path, metavar="FILE.xlsx", help="take the updates from a form")
    parser.add_argument("--date", help="the day the figures are true of, 2024-07-31")
    parser.add_argument("--filed", metavar="DATE", help="the day of filing (default: the same day)")
    parser.add_argument("--by", metavar="UNIT", help="the unit that reports")
    parser.add_argument("--note", help="what was done, in a sentence")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="TARGET=VALUE",
        help="a value; TARGET=PERIOD:VALUE of a recurring one",
    )
    parser.add_argument("--done", action="append", default=[], metavar="TARGET", help="a milestone reached")
    parser.add_argument("--verified", action="append", default=[], metavar="TARGET", help="a target that was checked")
    parser.add_argument("--self", dest="self_assessment", metavar="WORD", help="the unit's own assessment, as 按序时")
    parser.add_argument("--evidence", action="append", default=[], nargs=2, metavar=("TITLE", "URL"), help="a document")
    parser.add_argument("--next", metavar="TEXT", help="what is done next")
    parser.add_argument("--corrects", metavar="DATE", help="the date of the update that this one corrects")


def run(context: Context) -> int:
    """Record the update of the options, or those of a form."""
    options = context.options
    if options.form is not None:
        from tracker.commands.form import record_form

        return record_form(context)
    if options.number is None or options.number < 1 or not options.date:
        fail("请写明举措编号和数据时点，例如：build.py record 6 --date 2024-07-31 …；或用 --from 指定填报表。")
        return 2
    try:
        update = update_of(options)
    except ValueError as error:
        fail(str(error))
        return 2
    files = Folder(context.root)
    try:
        return put(context.root, files, [Addition(options.number, update)])
    except Refused as refused:
        return refuse(refused.problems, refused.files)


def put(root: Path, files: Files, additions: list[Addition]) -> int:
    """Record updates and say so. Raises Refused where the result would not pass the check."""
    try:
        recorded = record(files, additions)
        replace(root / PROGRESS, recorded.before, recorded.after)
    except Failed as failed:
        say_problems(root, failed.problems, "text")
        fail(f"仓库里的文件原来就没有通过检查，请先改正上面的问题，再填报。{UNTOUCHED}")
        return 1
    except CannotInsert:
        fail(f"{PROGRESS} 的写法特别，找不到放这一条的地方，请用编辑器手工添加。{UNTOUCHED}")
        return 1
    except Changed:
        fail(f"{PROGRESS} 刚刚被别人改过，请再试一次。")
        return 1
    tell(root, files, recorded)
    return 0


def tell(root: Path, files: Files, recorded: Recorded) -> None:
    """Print what was added, and the warnings about it."""
    say_problems(root, recorded.warnings, "text")
    for block in recorded.blocks:
        say(block.strip("\r\n").replace("\r\n", "\n"))
    say(f"已加入 {PROGRESS}，共{len(recorded.blocks)}条，检查通过。")


def refuse(problems: list[Problem], files: Files) -> int:
    """Say why nothing was recorded; lines are those of the file as it would be."""
    fail(render(problems, "text", files))
    fail(f"加上这一条，检查就通不过（行号是加上以后的）。{UNTOUCHED}")
    return 1
