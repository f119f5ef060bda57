"""From a saved file to the page that shows it, while `build.py serve` runs."""

import socket
import sys
import time
from subprocess import Popen
from tempfile import TemporaryFile
from urllib.error import URLError
from urllib.request import urlopen

from measure import end, start
from plan import Plan

PAUSE = 0.01
SETTLE = 1.0  # two changes lie further apart than a clerk's
LIMIT = 600.0


def serving(plan: Plan, runs: int) -> tuple[float, list[float], list[float]]:
    """Seconds until the server answers at first, and after each change until the measure's page has it and until home has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    page, home = [], []
    with TemporaryFile() as output:
        began = time.perf_counter()
        server = start([sys.executable, "build.py", "serve", "--port", str(port)], plan.root, output.fileno())
        try:
            first = shown(server, f"{address}measures/{plan.number}/", "</html>") - began
            for _ in range(runs):
                time.sleep(SETTLE)
                plan.change()
                saved = time.perf_counter()
                page.append(shown(server, f"{address}measures/{plan.number}/", plan.mark) - saved)
                home.append(shown(server, address, plan.mark) - saved)
        finally:
            server.terminate()
            end(server)
    return first, page, home


def shown(server: Popen[bytes], address: str, text: str) -> float:
    """When a page came to have a text."""
    until = time.perf_counter() + LIMIT
    while time.perf_counter() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=LIMIT) as answer:
                if text in answer.read().decode():
                    return time.perf_counter()
        except (URLError, ConnectionError):
            pass
        time.sleep(PAUSE)
    raise SystemExit(f"{address} never had {text}")
