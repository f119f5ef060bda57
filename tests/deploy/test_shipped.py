"""The servers take the shipped files as they are, and with what a host may choose."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cut import cut
from tests.deploy.conftest import needed
from tests.deploy.servers import DEPLOY, PORTS, changed, nginx, nginx_files

NGINX = (DEPLOY / "nginx.conf").read_text("utf-8")
COMMENTED = re.compile(r"^( *)# (.*[;{}])$", re.MULTILINE)


def try_nginx(folder: Path, text: str) -> str:
    """What nginx says of a file that it takes. It opens the ports, so it has a network of its own."""
    command = cut([*nginx_files(folder, text), "-t"])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.usefixtures("has_nginx")
def test_nginx_as_it_is(tmp_path: Path) -> None:
    assert "[warn]" not in try_nginx(tmp_path, NGINX)


@pytest.mark.usefixtures("has_nginx")
def test_nginx_with_https(tmp_path: Path) -> None:
    needed("openssl", shutil.which("openssl") is not None)
    key, certificate = tmp_path / "key", tmp_path / "certificate"
    make = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=example.gov.cn"]
    subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    text, count = COMMENTED.subn(r"\1\2", changed(NGINX, {PORTS: "\n"}))
    assert count == 13
    places = {"/etc/ssl/example.gov.cn.pem": str(certificate), "/etc/ssl/private/example.gov.cn.key": str(key)}
    try_nginx(tmp_path, changed(text, places))


@pytest.mark.usefixtures("has_nginx")
def test_nginx_without_the_module_for_brotli(published: Path, tmp_path: Path) -> None:
    with nginx(tmp_path, published, with_brotli=False) as server:
        answer = server.get("/", "gzip, deflate, br")
        assert answer.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(answer.body) == (published / "index.html").read_bytes()


@pytest.mark.usefixtures("has_caddy")
def test_caddy_as_it_is() -> None:
    command = ["caddy", "adapt", "--config", "Caddyfile"]
    done = subprocess.run(command, cwd=DEPLOY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "not formatted" not in done.stderr
