"""The search of the real content, in Chromium. Every page must stay free of console messages and errors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.search.site import ROOT, Server, everything, opened, search_files, served, write_site
from tests.search.truth import Truth
from tracker.pages.views import Views


@pytest.fixture(scope="package")
def real() -> Views:
    return everything(ROOT)


@pytest.fixture(scope="package")
def truth(real: Views) -> Truth:
    return Truth(real.tracker)


@pytest.fixture(scope="package")
def server(real: Views, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("search")
    write_site(real, folder, search_files(real))
    with served(folder) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        found = context.new_page()
        said: list[str] = []
        found.on("console", lambda message: said.append(message.text))
        found.on("pageerror", lambda error: said.append(str(error)))
        yield found
        assert said == []


@pytest.fixture(scope="package")
def finder(browser: Browser, server: Server) -> Iterator[Page]:
    """A page with the index open, to be asked."""
    with browser.new_context() as context:
        yield opened(context.new_page(), server)
