"""Build the commitment tracker's site from the plan, the measures and their progress.

python build.py                  build the site into site/
python build.py COMMAND --help   the other commands: check, serve, …
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.command import main
from tracker.problems import Problem

ROOT = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Result:
    """What a build made: counts, seconds, and the warnings about its sources."""

    measures: int
    pages: int
    seconds: float
    warnings: list[Problem]


def build(root: Path, output: Path, *, publish: bool = False) -> Result:
    """Build the site of a repository. Raises Failed with every problem of the sources, or CannotWrite."""
    from tracker.search.index import search_files

    from tracker.assess.assessment import assess
    from tracker.export.files import files
    from tracker.load import load
    from tracker.pages.site import pages
    from tracker.pages.views import views
    from tracker.read.files import Folder
    from tracker.render.site import render
    from tracker.write import write

    began = time.perf_counter()
    tracker, warnings = load(Folder(root))
    assessment = assess(tracker)
    everything = views(assessment)
    every_page = list(pages(everything))

    def site() -> Iterator[tuple[str, bytes]]:
        yield from render(root / "templates", tracker, every_page, published=publish)
        yield from files(everything, every_page)
        yield from search_files(everything)
        if publish:
            from tracker.publish.codes import codes
            from tracker.publish.pictures import pictures

            yield from codes(tracker, every_page)
            yield from pictures(everything)

    if publish:
        from tracker.publish.compress import compressed

        write(output, compressed(site()))
    else:
        write(output, site())
    return Result(len(tracker.measures), len(every_page), time.perf_counter() - began, warnings)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], ROOT, build))
