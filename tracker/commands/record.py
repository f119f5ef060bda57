"""Record an update: put it into data/progress.yaml at its place, keep every other byte, and check the result."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.command import Context
from tracker.problems import Failed, Problem
from tracker.read.files import Files, Folder
from tracker.read.repository import PROGRESS
from tracker.reasons import reason
from tracker.record.place import CannotInsert
from tracker.record.record import Addition, Recorded, Refused, parts, record
from tracker.record.replace import Changed, replace
from tracker.record.typed import number_of, update_of
from tracker.report import render
from tracker.say import fail, say, say_problems

if TYPE_CHECKING:
    from tracker.form.read import Form
    from tracker.form.updates import Draft

UNTOUCHED = f"{PROGRESS} 没有改动。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("number", nargs="?", help="the measure's number")
    parser.add_argument("--from", dest="form", type=Path, metavar="FILE.xlsx", help="take the updates from a form")
    parser.add_argument("--date", help="the day the figures are true of, 2024-07-31")
    parser.add_argument("--filed", metavar="DATE", help="the day of filing (default: the same day)")
    parser.add_argument("--by", metavar="UNIT", help="the unit that reports")
    parser.add_argument("--note", metavar="TEXT", help="what was done, in a sentence")
    several: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument(
        "--set", metavar="TARGET=VALUE", help="a value; TARGET=PERIOD:VALUE of a recurring target", **several
    )
    parser.add_argument("--done", metavar="TARGET", help="a milestone reached", **several)
    parser.add_argument("--verified", metavar="TARGET", help="a target that the supervising unit checked", **several)
    parser.add_argument("--self", dest="self_assessment", metavar="WORD", help="the unit's own assessment, as 按序时")
    parser.add_argument("--evidence", nargs="+", metavar=("TITLE", "URL"), help="a document that proves it", **several)
    parser.add_argument("--next", metavar="TEXT", help="what is done next")
    parser.add_argument("--corrects", metavar="DATE", help="the date of the update that this one corrects")


def run(context: Context) -> int:
    """Record the update of the options, or those of a form."""
    options = context.options
    if options.form is not None:
        return record_form(context.root, options.form)
    if options.number is None or not options.date:
        fail("请写明举措编号和数据时点，例如：build.py record 6 --date 2024-07-31 …；或用 --from 指定填报表。")
        return 2
    try:
        addition = Addition(number_of(options.number), update_of(options))
    except ValueError as error:
        fail(str(error))
        return 2
    try:
        return put(context.root, [addition])
    except Refused as refused:
        fail(render(refused.problems, "text", refused.files))
        fail(f"加上这一条，检查就通不过（行号是加上以后的）。{UNTOUCHED}")
        return 1


def put(root: Path, additions: list[Addition]) -> int:
    """Record updates and say so. Raises Refused where the result would not pass the check."""
    files = Folder(root)
    try:
        recorded = record(files, additions)
        replace(root / PROGRESS, recorded.before, recorded.after)
    except Failed as failed:
        return not_right_before(root, failed)
    except CannotInsert:
        fail(f"{PROGRESS} 的写法特别，找不到放这一条的地方，请用编辑器手工添加。{UNTOUCHED}")
        return 1
    except Changed:
        fail(f"{PROGRESS} 刚刚被别人改过，请再试一次。")
        return 1
    except OSError as error:
        fail(f"不能写入 {reason(error, PROGRESS)}。{UNTOUCHED}")
        return 1
    tell(root, files, recorded)
    return 0


def not_right_before(root: Path, failed: Failed) -> int:
    """Say that the repository did not pass the check to begin with."""
    say_problems(root, failed.problems, "text")
    fail(f"仓库里的文件原来就没有通过检查，请先改正上面的问题，再填报。{UNTOUCHED}")
    return 1


def tell(root: Path, files: Files, recorded: Recorded) -> None:
    """Print what was added, and the warnings about it."""
    say_problems(root, recorded.warnings, "text")
    for block in recorded.blocks:
        say(block.strip("\r\n").replace("\r\n", "\n"))
    say(f"已加入 {PROGRESS}，共{len(recorded.blocks)}条，检查通过。")
    for day in recorded.outdone:
        fail(
            f"但有一条不起作用：填报日期更晚（{day}）的更正取代了它。要以这一条为准，请另加一条，填报日期写得比 {day} 晚。"
        )


def record_form(root: Path, path: Path) -> int:
    """Record what a form says; problems name its cells."""
    from tracker.assess.assessment import assess
    from tracker.form.read import Form
    from tracker.form.updates import drafts
    from tracker.load import load

    try:
        data = path.read_bytes()
    except OSError as error:
        fail(f"不能读取 {reason(error, path)}。")
        return 2
    try:
        form = Form(path.name, assess(load(Folder(root))[0]))
    except Failed as failed:
        return not_right_before(root, failed)
    made = drafts(form, form.read(data))
    if form.problems:
        return refuse_form(form)
    if not made:
        fail(f"{path.name} 里没有填写任何一行。{UNTOUCHED}")
        return 1
    try:
        return put(root, [draft.addition for draft in made])
    except Refused as refused:
        rest = told_by_cells(form, made, refused)
        if rest:
            fail(render(rest, "text", refused.files))
        return refuse_form(form)


def told_by_cells(form: "Form", made: "list[Draft]", refused: Refused) -> list[Problem]:
    """Tell problems of the updates by the cells they come from; answers those that come from none."""
    every = list(zip(made, parts(refused.files, refused.paths), strict=True))
    rest = []
    for problem in refused.problems:
        origins = [draft.origin(*part) for draft, inside in every if (part := inside.find(problem.place))]
        if origins:
            form.relay(problem, *origins[0])
        else:
            rest.append(problem)
    return rest


def refuse_form(form: "Form") -> int:
    """Print what is wrong with a form."""
    for wrong in sorted(set(form.problems)):
        fail(str(wrong))
    fail(UNTOUCHED)
    return 1
