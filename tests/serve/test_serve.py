"""The preview, in Chromium: a saved change reloads the page; a mistake is shown over the last good site."""

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect
from tornado.websocket import websocket_connect

from build import ROOT

pytestmark = pytest.mark.browser
WAIT = 60_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("build.py", "content", "data", "templates", "tracker"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tmp_path / name)
    return tmp_path


def begin(root: Path, port: int) -> subprocess.Popen[str]:
    """Begin to serve; it does once the address is printed."""
    command = [sys.executable, str(root / "build.py"), "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment, start_new_session=True
    )
    assert server.stdout is not None
    for line in server.stdout:
        if "127.0.0.1" in line:
            break
    return server


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def address(root: Path, port: int) -> Iterator[str]:
    with begin(root, port) as server:
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


def answer_to(address: str, page: str) -> str | None:
    """The command that a browser gets that has loaded a page and now asks to be told of changes; None for none at once."""

    async def asked() -> str | None:
        browser = await websocket_connect(f"{address.replace('http', 'ws')}livereload")
        await browser.write_message(json.dumps({"command": "hello"}))
        assert json.loads(str(await browser.read_message()))["command"] == "hello"
        await browser.write_message(json.dumps({"command": "info", "url": f"{address}{page}?q=1"}))
        try:
            told = await asyncio.wait_for(asyncio.ensure_future(browser.read_message()), 1)
        except TimeoutError:
            return None
        finally:
            browser.close()
        return str(json.loads(str(told))["command"])

    with ThreadPoolExecutor() as pool:  # the browser of other tests has the loop of this thread
        return pool.submit(asyncio.run, asked()).result()


def built(address: str) -> None:
    """Wait until what the tests save is served."""
    for _ in range(WAIT // 50):
        if "119" in urlopen(f"{address}measures/6/measure.json").read().decode():
            return
        time.sleep(0.05)
    pytest.fail("what was saved is not served")


def test_a_build_between_loading_and_asking_is_not_missed(root: Path, address: str) -> None:
    """Saved twice in a row, the page loaded after the first would else stay as it is."""
    urlopen(f"{address}measures/6/")
    assert answer_to(address, "measures/6/") is None
    progress = root / "data/progress.yaml"
    progress.write_text(progress.read_text("utf-8").replace("incubation-space: 118", "incubation-space: 119"), "utf-8")
    built(address)
    assert answer_to(address, "measures/6/") == "reload"
    urlopen(f"{address}measures/6/")
    assert answer_to(address, "measures/6/") is None


def test_what_is_saved_during_the_first_build_is_seen(root: Path, port: int) -> None:
    program = root / "build.py"
    saving = """
        progress = root / "data/progress.yaml"
        text = progress.read_text("utf-8")
        progress.write_text(text.replace("incubation-space: 118", "incubation-space: 119"), "utf-8")
"""
    text = program.read_text("utf-8")
    assert text.count("        rendered = rendering(") == 1
    program.write_text(text.replace("        rendered = rendering(", f"{saving}        rendered = rendering("), "utf-8")
    with begin(root, port) as server:
        built(f"http://127.0.0.1:{port}/")
        server.terminate()


def test_what_stops_a_build_is_shown_even_before_there_is_a_site(root: Path, port: int, page: Page) -> None:
    template = root / "templates/measure.html"
    text = template.read_text("utf-8")
    template.write_text("{% if %}" + text, "utf-8")
    with begin(root, port) as server:
        page.goto(f"http://127.0.0.1:{port}/measures/6/")
        expect(page.get_by_role("alert")).to_contain_text("模板 templates/measure.html:1 写错了", timeout=WAIT)
        page.wait_for_timeout(1000)  # until the browser has said that it wants to be told of changes

        template.write_text(text, "utf-8")
        expect(page.get_by_text("118万平方米").first).to_be_visible(timeout=WAIT)
        expect(page.get_by_role("alert")).to_have_count(0)
        server.terminate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quietly_when_asked(root: Path, port: int, number: signal.Signals) -> None:
    server = begin(root, port)
    server.send_signal(number)
    said, _ = server.communicate(timeout=60)
    assert server.returncode == 0
    assert said == "预览已结束。\n"


def test_a_port_that_is_taken_is_told(root: Path, port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        command = [sys.executable, str(root / "build.py"), "serve", "--port", str(port)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "没有完成：这个端口正被别的程序占用，请用 --port 另选一个。\n"
