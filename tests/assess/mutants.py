"""Spoil the code that assesses in every small way, and see a test fail: `python -m tests.assess.mutants`.

The mutation tester is mutmut (`requirements/mutation.txt`); what it runs is in `pyproject.toml`. It works on a copy, and
passes over what has a decorator, so in the copy properties are made by assignment, and nothing is cached. What survives
is explained in MUTANTS.md, one line each. Exit 1 where too few are killed or the explanations are not those needed.
"""

import argparse
import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build import ROOT

COPIED = ("pyproject.toml", "tests", "tracker")
EXPLAINED = Path(__file__).parent / "MUTANTS.md"
LEAST = 90  # of a hundred mutants
KILLED = ("killed", "timeout")
RESULT = re.compile(r" *(?P<name>tracker\.assess\.(?P<place>[\w.]+)__mutmut_\d+): (?P<verdict>.+)")


@dataclass(frozen=True)
class Mutant:
    """A change of the code, by the tester's name of it: `place` is the function, `becomes` its changed lines."""

    name: str
    place: str
    verdict: str
    becomes: str = ""

    @property
    def module(self) -> str:
        return self.place.partition(".")[0]

    @property
    def is_killed(self) -> bool:
        return self.verdict in KILLED


def undecorated(source: str) -> str:
    """A module's source with `name = property(name)` in the place of `@property`, and without `@cache`."""
    lines = source.splitlines()
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda function: function.lineno, reverse=True):
        match function.decorator_list:
            case [ast.Name(id="property" | "cached_property" as made, lineno=line)]:
                indent = " " * function.col_offset
                lines.insert(function.end_lineno or 0, f"{indent}{function.name} = {made}({function.name})")
                del lines[line - 1]
            case [ast.Name(id="cache", lineno=line)]:
                del lines[line - 1]
    return "\n".join(lines) + "\n"


def prepare(folder: Path) -> None:
    """Copy what the tester needs into a folder."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    for path in (folder / "tracker/assess").glob("*.py"):
        path.write_text(undecorated(path.read_text("utf-8")), "utf-8")


def mutmut(folder: Path, *arguments: str) -> str:
    """What a command of the tester prints."""
    command = [sys.executable, "-m", "mutmut", *arguments]
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{done.stdout[-5000:]}\nmutmut {arguments[0]}: exit {done.returncode}")
    return done.stdout


def mutants(results: str) -> list[Mutant]:
    """Every mutant of the tester's list of results."""
    found = [RESULT.fullmatch(line) for line in results.splitlines()]
    return [Mutant(each["name"], place(each["place"]), each["verdict"]) for each in found if each]


def place(mangled: str) -> str:
    """A function as one writes it: `case.Case.due` is mangled to `case.xǁCaseǁdue`, `line.gap` to `line.x_gap`."""
    module, _, name = mangled.partition(".")
    return f"{module}.{name.removeprefix('x').removeprefix('_').strip('ǁ').replace('ǁ', '.')}"


def changed(difference: str) -> str:
    """The lines that a mutant has in the place of others, as one."""
    return " ".join(line[1:].strip() for line in difference.splitlines() if re.match(r"\+(?!\+\+ )", line))


def explained() -> dict[tuple[str, str], str]:
    """Why a change of a place is seen by no test, by both."""
    rows = re.findall(r"^- `(\S+)`: `(.+)`: (.+)$", EXPLAINED.read_text("utf-8"), re.MULTILINE)
    return {(place, becomes): why for place, becomes, why in rows}


def table(found: Iterable[Mutant]) -> str:
    """How many are killed, by module and of all."""
    every, killed = Counter[str](), Counter[str]()
    for mutant in found:
        for key in (mutant.module, "all"):
            every[key] += 1
            killed[key] += mutant.is_killed
    rows = [
        f"{key:12}{killed[key]:5} of{every[key]:5}{100 * killed[key] / every[key]:8.1f} %"
        for key in sorted(every, key=lambda key: (key == "all", key))
    ]
    return "\n".join(rows)


def faults(found: Iterable[Mutant], reasons: dict[tuple[str, str], str]) -> list[str]:
    """What is wrong with a run: too few killed, a survivor without a reason, a reason without a survivor."""
    found = list(found)
    left = [mutant for mutant in found if not mutant.is_killed]
    survivors = {(mutant.place, mutant.becomes) for mutant in left}
    few = 100 * (len(found) - len(left)) < LEAST * len(found) or not found
    return [
        *([f"fewer than {LEAST} % are killed"] if few else []),
        *(
            f"not explained in {EXPLAINED.name}: {mutant.name} ({mutant.verdict}): `{mutant.place}`: `{mutant.becomes}`"
            for mutant in left
            if (mutant.place, mutant.becomes) not in reasons
        ),
        *(
            f"explained but killed: {place}: {becomes}"
            for place, becomes in reasons
            if (place, becomes) not in survivors
        ),
    ]


def run(folder: Path, processes: int) -> list[Mutant]:
    """Make and try every mutant."""
    prepare(folder)
    mutmut(folder, "run", "--max-children", str(processes))
    return [
        mutant
        if mutant.is_killed
        else Mutant(mutant.name, mutant.place, mutant.verdict, changed(mutmut(folder, "show", mutant.name)))
        for mutant in mutants(mutmut(folder, "results", "--all", "true"))
    ]


def main() -> None:
    """Say how many were killed, and what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), options.processes)
    print(table(found))
    if wrong := faults(found, explained()):
        raise SystemExit("\n".join(wrong))
    print(f"what survives is explained in {EXPLAINED.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
