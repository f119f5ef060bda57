"""Write a blank form (XLSX) for a department, or for all, to be taken back by record --from."""

import argparse
from pathlib import Path

from tracker.assess.assessment import assess
from tracker.command import Context
from tracker.form.write import form
from tracker.load import load
from tracker.model.departments import Department, Register
from tracker.read.files import Folder
from tracker.read.records import nearest
from tracker.reasons import reason
from tracker.say import fail, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--department", metavar="NAME", help="the unit's name or slug (default: all units)")
    parser.add_argument(
        "--output", type=Path, metavar="FILE.xlsx", help="where to write (default: 填报表-SLUG-DATE.xlsx here)"
    )


def run(context: Context) -> int:
    """Write the form."""
    assessment = assess(load(Folder(context.root))[0])
    named, unit = context.options.department, None
    if named:
        unit = unit_named(assessment.tracker.register, named)
        if unit is None:
            hint = nearest(named, names(assessment.tracker.register))
            fail(f"没有名为“{named}”的单位。" + (f"是不是“{hint}”？" if hint else ""))
            return 2
    day = assessment.tracker.head.as_of
    output = context.options.output or Path(f"填报表-{unit.slug if unit else '全部'}-{day}.xlsx")
    data = form(assessment, unit)
    try:
        with output.open("xb") as file:
            file.write(data)
    except FileExistsError:
        fail(f"已有 {output}，没有覆盖它（里面可能有填好的内容）。请换一个文件名：--output 文件名.xlsx")
        return 1
    except OSError as error:
        fail(f"不能写入 {reason(error, output)}。")
        return 1
    say(f"已生成填报表：{output}")
    return 0


def names(register: Register) -> list[str]:
    """All names and slugs of units."""
    return [*register.by_name, *(unit.slug for unit in register.root)]


def unit_named(register: Register, name: str) -> Department | None:
    """The unit of a name, an alias or a slug."""
    by_slug = {unit.slug: unit for unit in register.root}
    return register.by_name.get(name) or by_slug.get(name)
