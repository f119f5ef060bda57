"""Sites served to a real browser: that of the small plan, and that of the real one."""

import functools
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from build import ROOT, build
from tests.record.small import fill


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


def served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small plan as a repository."""
    root = fill(tmp_path_factory.mktemp("small"))
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


@pytest.fixture(scope="session")
def small_site(small: Path) -> Iterator[str]:
    build(small, small / "site")
    yield from served(small / "site")


@pytest.fixture(scope="session")
def real_site(site: Path) -> Iterator[str]:
    yield from served(site)
