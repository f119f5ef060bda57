"""The published site on each server that is here; CI has both."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.servers import Server, caddy, has_brotli, nginx


def needed(name: str, there: bool) -> None:
    """Skip a test for what is not installed; fail where CI should have installed it."""
    if not there:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} is not installed")


@pytest.fixture(scope="package")
def has_nginx() -> None:
    needed("nginx", shutil.which("nginx") is not None)
    needed("nginx's module for Brotli", has_brotli())


@pytest.fixture(scope="package")
def has_caddy() -> None:
    needed("Caddy", shutil.which("caddy") is not None)


@pytest.fixture(scope="package", params=["nginx", "caddy"])
def server(
    request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    request.getfixturevalue(f"has_{request.param}")
    run = {"nginx": nginx, "caddy": caddy}[request.param]
    with run(tmp_path_factory.mktemp(request.param), published) as found:
        yield found
