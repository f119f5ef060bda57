"""Build the commitment tracker's site from the plan, the measures and their progress.

python build.py                  build the site into site/
python build.py COMMAND --help   the other commands: check, record, effect, serve, publish, …
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from tracker.command import leave, main
from tracker.problems import Problem

ROOT = Path(__file__).resolve().parent


class Result(Struct, frozen=True):
    """What a build made: counts, seconds, the warnings about its sources, and whether the cache could not be used."""

    measures: int
    pages: int
    seconds: float
    warnings: list[Problem]
    cache_failed: bool


def build(
    root: Path,
    output: Path,
    *,
    cache: Path | None = None,
    jobs: int = 1,
    publish: bool = False,
    to_files: bool = False,
    watch: Callable[..., Iterable[Any]] = lambda items, what, count: items,
) -> Result:
    """Build the site of the repository at `root` into `output`, whole or not at all.

    `cache` is the folder that spares work already done, `jobs` the number of processes, `watch` what
    long work is followed with. Raises Failed with every problem
    of the sources, or Hindered; the old site then stands as it was.
    """
    from tracker.cache import Cache, Later, program
    from tracker.hold import hold
    from tracker.render.templates import compiling

    began = time.perf_counter()
    with (
        hold(output) as held,
        Cache(cache, program()) as kept,
        compiling(root / "templates", kept, jobs) as templates,
    ):
        # Another process compiles the templates while this one reads the rest of the program, then the sources.
        from tracker.export.files import files
        from tracker.export.ledger import ledger
        from tracker.load import load
        from tracker.pages.site import pages
        from tracker.pages.views import arranged
        from tracker.parts import Parts
        from tracker.read.files import Folder
        from tracker.render.pages import rendered_pages
        from tracker.render.site import rendering
        from tracker.search.index import Index
        from tracker.search.pagefind import Runs
        from tracker.write import write

        tracker, warnings = load(Folder(root), kept)
        rendered = rendering(templates, tracker, kept, published=publish, to_files=to_files)
        parts = Parts(tracker, rendered, kept, jobs, watch)
        with Runs(held.work, jobs) as runs, ledger(tracker, parts.ledger, kept, jobs) as workbook:
            # Pagefind and the ledger's process begin before the lists are made.
            index = Index([part.texts for part in parts.all], parts.document, kept, runs)
            views = arranged(tracker, tuple(part.view for part in parts.all))
            others = list(pages(views))
            fragments = [part.fragments for part in parts.all]
            every_page = [*others, *(part.page for part in parts.all)]

            def site() -> Iterator[tuple[str, bytes | Later]]:
                yield from rendered.assets.items()
                yield from rendered_pages(others, rendered, kept, jobs)
                yield from parts.pages
                yield from files(views, fragments, every_page, kept)
                yield workbook()
                yield from index.search_files(views)
                if publish:
                    from tracker.publish.extras import extras

                    yield from extras(views, every_page)

            every_file: Iterable[tuple[str, bytes | Later]] = site()
            if publish:
                from tracker.publish.compress import compressed

                every_file = compressed(every_file)
            write(held, every_file, kept)
        kept.prune()
    return Result(len(tracker.briefs), len(every_page), time.perf_counter() - began, warnings, kept.failed)


if __name__ == "__main__":
    leave(main(sys.argv[1:], ROOT, build))
