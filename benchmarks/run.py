"""Measure builds, check, effect and serve: python benchmarks/run.py [N ...] [--runs R] [--brief] (default 26 1000, 5 runs).

Prints tables in Markdown; benchmarks/README.md says how to read them. Plans are made in a temporary folder (TMPDIR says where).
"""

import argparse
import json
import statistics
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from measure import Cost, machine, mebibytes, median, memory, seconds, spread, table, timed
from plan import HERE, Plan
from serving import serving

BUILD = [sys.executable, "build.py", "--quiet"]
CHECK = [sys.executable, "build.py", "check"]
EFFECT = [sys.executable, "build.py", "effect", "HEAD"]
STAGES = ("read", "check", "measures", "pages", "exports", "index", "write", "cache", "rest")

# What is done before a command, and the command. Effect answers 1: a past entry is another, and nothing says why.
SCENES: dict[str, tuple[Callable[[Plan], object], list[str]]] = {
    "full build": (Plan.empty, BUILD),
    "nothing changed": (lambda plan: None, BUILD),
    "one change": (Plan.change, BUILD),
    "first `check`": (lambda plan: None, CHECK),
    "`check` after one change": (Plan.change, CHECK),
    "`effect` of one change": (Plan.change, EFFECT),
}
STAGED = ("full build", "one change")


class Figures:
    """What was measured of a plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.trees: dict[str, int | None] = {}
        self.costs: dict[str, list[Cost]] = {scene: [] for scene in SCENES}
        self.stages: dict[str, list[dict[str, float]]] = {scene: [] for scene in STAGED}

    def warm_up(self) -> None:
        """Every scene once, untimed, to see the memory of all its processes; the program gets compiled by it too."""
        for scene, (prepare, command) in SCENES.items():
            prepare(self.plan)
            self.trees[scene] = memory(command, self.plan.root)

    def run(self) -> None:
        """Every scene once, then the builds again in one process with the stages timed."""
        for scene, (prepare, command) in SCENES.items():
            prepare(self.plan)
            self.costs[scene].append(timed(command, self.plan.root, codes=(0, 1) if command is EFFECT else (0,)))
        for scene in STAGED:
            SCENES[scene][0](self.plan)
            cost = timed([sys.executable, str(HERE / "stages.py"), str(self.plan.root)], self.plan.root)
            inside = json.loads(cost.printed.splitlines()[-1])
            self.stages[scene].append({**inside, "whole": cost.wall})

    def rows(self) -> list[list[str]]:
        """The table's rows of this plan."""
        rows = []
        for scene, costs in self.costs.items():
            middle = median(costs)
            figures = [seconds(middle.wall), spread([cost.wall for cost in costs]), seconds(middle.cpu)]
            rows.append(
                [f"{self.plan.size:,}", scene, *figures, mebibytes(middle.peak), mebibytes(self.trees.get(scene))]
            )
        return rows

    def stage_rows(self) -> list[list[str]]:
        """The rows of this plan in the table of stages. `start` is what lies before and after the build."""
        rows = []
        for scene, runs in self.stages.items():
            starts = [run["whole"] - sum(run.get(stage, 0) for stage in STAGES) for run in runs]
            middle = [statistics.median(run.get(name, 0) for run in runs) for name in (*STAGES, "whole", "beside")]
            values = [statistics.median(starts), *middle]
            rows.append([f"{self.plan.size:,}", scene, *map(seconds, values)])
        return rows

    def cost_of_one(self, scene: str) -> float:
        """Milliseconds a measure."""
        return median(self.costs[scene]).wall / self.plan.size * 1000


def main(sizes: Sequence[int], runs: int, *, brief: bool) -> int:
    """Measure and print; in brief without what needs runs of its own: the memory of all processes, and `serve`."""
    with TemporaryDirectory(prefix="benchmark-") as folder:
        every = [Figures(Plan(size, Path(folder))) for size in sizes]
        for figures in () if brief else every:
            figures.warm_up()
        for _ in range(runs):
            for figures in every:
                figures.run()
        served = [served_row(figures.plan, runs) for figures in (() if brief else every)]
    print(machine(runs), end="\n\n")
    head = ["measures", "scene", "wall s", "least–most", "CPU s", "largest process MiB", "all processes MiB"]
    print(table(head, [row for figures in every for row in figures.rows()]))
    print("Seconds by stage, in one process:\n")
    head = ["measures", "scene", "start", *STAGES, "whole", "Pagefind beside"]
    print(table(head, [row for figures in every for row in figures.stage_rows()]))
    print("Milliseconds a measure, and how many times that of the size before:\n")
    print(table(["scene", *(f"{size:,}" for size in sizes)], [growth_row(scene, every) for scene in SCENES]))
    if served:
        print("`serve`, seconds:\n")
        head = ["measures", "until it serves", "saved file to the measure's page", "least–most", "to home"]
        print(table(head, served))
    return 0


def growth_row(scene: str, every: Sequence[Figures]) -> list[str]:
    """What a measure costs at each size."""
    costs = [figures.cost_of_one(scene) for figures in every]
    growth = ["", *(f" (×{cost / before:.2f})" for before, cost in pairwise(costs))]
    return [scene, *(f"{cost:.2f}{more}" for cost, more in zip(costs, growth, strict=True))]


def served_row(plan: Plan, runs: int) -> list[str]:
    """What is waited for while the site is served."""
    first, page, home = serving(plan, runs)
    return [
        f"{plan.size:,}",
        seconds(first),
        seconds(statistics.median(page)),
        spread(page),
        seconds(statistics.median(home)),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", metavar="N", default=[26, 1000], help="how many measures")
    parser.add_argument("--runs", type=int, default=5, metavar="R", help="how many runs (default: 5)")
    parser.add_argument("--brief", action="store_true", help="without the memory of all processes and without serve")
    options = parser.parse_args()
    raise SystemExit(main(options.sizes, options.runs, brief=options.brief))
