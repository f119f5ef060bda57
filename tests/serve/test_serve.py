"""The preview, in Chromium: a saved change reloads the page; a mistake is shown over the last good site."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from build import ROOT

pytestmark = pytest.mark.browser
WAIT = 60_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("build.py", "content", "data", "templates", "tracker"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, str(root / "build.py"), "serve", "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as server:
        assert server.stdout is not None
        for line in server.stdout:
            if "127.0.0.1" in line:
                break
        yield f"http://127.0.0.1:{port}/"
        server.terminate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_a_saved_change_reloads_and_a_mistake_is_shown(root: Path, address: str, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    told: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: told.append(str(frame))))
    page.goto(f"{address}measures/6/")
    while not any("info" in frame for frame in told):  # the browser has said that it wants to be told of changes
        page.wait_for_timeout(50)
    progress = root / "data/progress.yaml"
    text = progress.read_text("utf-8")

    progress.write_text(text.replace("incubation-space: 118", "incubation-space: 119"), "utf-8")
    expect(page.get_by_text("119万平方米").first).to_be_visible(timeout=WAIT)

    progress.write_text(text.replace("incubation-space: 118", "incubation-space：118"), "utf-8")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("data/progress.yaml:", timeout=WAIT)
    expect(page.get_by_text("119万平方米").first).to_be_attached()

    progress.write_text(text, "utf-8")
    expect(page.get_by_text("118万平方米").first).to_be_visible(timeout=WAIT)
    expect(alert).to_have_count(0)
    assert complaints == []
