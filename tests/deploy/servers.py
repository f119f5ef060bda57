"""nginx and Caddy with the files of deploy/: another port and another folder, and not a word more."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from build import ROOT

DEPLOY = ROOT / "deploy"
SITE = urlsplit(yaml.safe_load((ROOT / "data/site.yaml").read_text("utf-8"))["address"])
PATH = SITE.path.rstrip("/")
MODULES = Path("/etc/nginx/modules-enabled")
PORTS = "\n    listen 80;\n    listen [::]:80;\n"
BROTLI = "    brotli_static on;"
NGINX = """{user}
include {modules}/*.conf;
daemon off;
pid {folder}/pid;
error_log stderr;
worker_processes 1;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  gzip on;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""
CADDY = "{\n\tadmin off\n\tauto_https off\n}\n"


@dataclass(frozen=True)
class Answer:
    """What a server answers, with the body as it was sent."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    """A server of the site. An address is what follows the site's path: /measures/6/."""

    port: int

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}{PATH}"

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, address: str, accept: str = "identity", **headers: str) -> Answer:
        with closing(self.connection()) as connection:
            return ask(connection, address, {"Accept-Encoding": accept, **headers})


def ask(connection: HTTPConnection, address: str, headers: dict[str, str]) -> Answer:
    """One request on a connection that is kept."""
    connection.request("GET", PATH + address, headers=headers)
    answer = connection.getresponse()
    return Answer(answer.status, answer.headers, answer.read())


def changed(text: str, changes: dict[str, str]) -> str:
    """A text with some places changed, each of which it has just once."""
    for before, after in changes.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    return text


def has_brotli() -> bool:
    """Whether nginx here has the module for Brotli."""
    return any("brotli-static" in path.name for path in MODULES.glob("*.conf"))


def nginx_files(folder: Path, site: str) -> list[str]:
    """Put nginx's files in a folder, `site` among them; answers the command."""
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "site.conf").write_text(site, "utf-8")
    (folder / "nginx.conf").write_text(NGINX.format(user=user, modules=MODULES, folder=folder), "utf-8")
    return ["nginx", "-c", f"{folder}/nginx.conf", "-e", "stderr"]


@contextmanager
def nginx(folder: Path, site: Path, *, with_brotli: bool = True) -> Iterator[Server]:
    """nginx with the shipped file."""
    port = free_port()
    changes = {
        PORTS: f"\n    listen 127.0.0.1:{port};\n",
        "root /srv/www;": f"root {published(folder, site)};",
    }
    text = changed((DEPLOY / "nginx.conf").read_text("utf-8"), changes)
    if not with_brotli:
        text = "".join(line for line in text.splitlines(keepends=True) if not line.startswith(BROTLI))
    with running(nginx_files(folder, text), folder, port) as server:
        yield server


@contextmanager
def caddy(folder: Path, site: Path) -> Iterator[Server]:
    """Caddy with the shipped file."""
    port = free_port()
    changes = {
        f"\n{SITE.hostname} {{": f"\nhttp://127.0.0.1:{port} {{",
        "root * /srv/www": f"root * {published(folder, site)}",
    }
    (folder / "Caddyfile").write_text(CADDY + changed((DEPLOY / "Caddyfile").read_text("utf-8"), changes), "utf-8")
    with running(["caddy", "run", "--config", "Caddyfile"], folder, port) as server:
        yield server


def published(folder: Path, site: Path) -> Path:
    """The folder that a server has for its root; at the site's path is a link to the site."""
    link = folder / "www" / PATH.lstrip("/")
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(site)
    return folder / "www"


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[Server]:
    """A server's process, from its first answer to the end."""
    log = folder / "log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, env={**os.environ, "HOME": str(folder)}
        )
    try:
        for _ in range(300):
            assert process.poll() is None, log.read_text("utf-8")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield Server(port)
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
