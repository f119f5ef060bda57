"""What several folders of tests need: one browser for all, and the real content's site, built once."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build import ROOT, build
from tests.browser import chromium


@pytest.fixture(scope="session", autouse=True)
def heeded() -> None:
    """What the tests start heeds the signals that ask to end, also where the tests ignore them: under nohup, in a background."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_IGN:
            signal.signal(number, lambda *_: None)  # as good as ignored, but not handed on to another program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real content."""
    output = tmp_path_factory.mktemp("real") / "site"
    build(ROOT, output)
    return output


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as it is published."""
    output = tmp_path_factory.mktemp("published") / "site"
    build(ROOT, output, publish=True)
    return output
