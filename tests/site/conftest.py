"""The page that the tests of the site look at in Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, whose scripts have no error."""
    with browser.new_context(locale="zh-CN") as context:
        found = context.new_page()
        said: list[str] = []
        found.on("pageerror", lambda error: said.append(str(error)))
        yield found
        assert said == []
