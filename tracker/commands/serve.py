"""Serve the site, rebuild on every change, reload the browser; what is wrong is shown over the page."""

import argparse
import gc
import json
import tempfile
import traceback
from pathlib import Path
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import ioloop, web

from tracker.command import Context
from tracker.commands.build import cache_of, cores
from tracker.problems import Failed
from tracker.reasons import Hindered
from tracker.say import fail, say, say_problems

WATCHED = ("content", "data", "templates")
POLL_MILLISECONDS = 100
SCRIPTS = b'<script src="/livereload.js?port=%d"></script><script src="/problems.js" defer></script></head>'
NOTHING = b'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title></title></head><body></body></html>'
OVERLAY = """
const lines = %s;
if (lines.length) {
  const box = document.createElement("pre");
  box.textContent = "没有更新，下面是上一次成功的网站。\\n\\n" + lines.join("\\n");
  Object.assign(box.style, {position: "fixed", inset: "0 0 auto 0", maxHeight: "60vh", overflow: "auto", margin: 0,
    padding: "1rem", background: "#7a0b0b", color: "#fff", zIndex: 9999, whiteSpace: "pre-wrap", font: "16px/1.6 monospace"});
  box.setAttribute("role", "alert");
  document.body.append(box);
}
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--port", type=tcp_port, default=8000, help="where to serve (default: 8000)")
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="the folder to build into (default: a temporary one)"
    )


def tcp_port(typed: str) -> int:
    """The number of a port to serve at. Raises ValueError."""
    if int(typed) not in range(1, 65536):
        raise ValueError
    return int(typed)


class Site:
    """The site being served, and what has been wrong since the last good build, in lines.

    `builds` counts the builds, good or not; `shown` has, by a page's address, the one that a browser last got it from.
    """

    def __init__(self, context: Context, output: Path) -> None:
        self.context = context
        self.output = output
        self.wrong: list[str] = []
        self.builds = 0
        self.shown: dict[str, int] = {}

    def rebuild(self) -> None:
        """Build again; where that fails say why, and keep what is served."""
        try:
            root = self.context.root
            result = self.context.build(root, self.output, cache=cache_of(root), jobs=cores())
        except Failed as failed:
            self.wrong = [str(problem) for problem in failed.problems]
            say_problems(self.context.root, failed.problems, "text")
            return
        except Hindered as error:
            self.wrong = [f"{error}。"]
            fail(f"没有更新：{error}。")
            return
        except Exception as error:  # a mistake of the program's own: the page must not look as if it were new
            self.wrong = [f"程序出错，请告诉维护人员：{error!r}"]
            traceback.print_exc()
            return
        finally:
            self.builds += 1
            gc.collect()  # this command lives on
        self.wrong = []
        say(f"已更新：{result.pages}个页面，用时{result.seconds:.1f}秒。")


class Reloads(LiveReloadHandler):  # type: ignore[misc]  # the library has no types
    """Has browsers load their pages again after a build: at once where that was between their loading and their asking."""

    def initialize(self, site: Site) -> None:
        self.site = site

    def on_message(self, message: str) -> None:
        super().on_message(message)
        asked = json.loads(message)
        if asked.get("command") == "info":
            address = unquote(urlsplit(asked.get("url", "")).path)
            if self.site.shown.get(address, self.site.builds) != self.site.builds:
                self.send_message({"command": "reload", "path": address, "liveCSS": False, "liveImg": False})


class Problems(web.RequestHandler):
    """The script that shows the problems over the page."""

    def initialize(self, site: Site) -> None:
        self.site = site

    def get(self) -> None:
        self.set_header("Content-Type", "text/javascript; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(OVERLAY % json.dumps(self.site.wrong, ensure_ascii=False))


class Pages(web.StaticFileHandler):
    """The site's files as they are now; pages get the two scripts of the preview."""

    def initialize(self, path: str, port: int, site: Site) -> None:  # type: ignore[override]
        super().initialize(path, "index.html")
        self.port = port
        self.site = site

    def set_extra_headers(self, path: str) -> None:
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """None: what was served a moment ago may have been built anew."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Answer with a file; with an empty page for what is wrong to be shown on while there has been no good build."""
        if not Path(self.root).is_dir():
            self.answer(NOTHING)
            return
        at = Path(self.root) / path
        at = at / "index.html" if at.is_dir() and (path.endswith("/") or not path) else at
        inside = Path(self.root).resolve() in at.resolve().parents
        if at.suffix != ".html" or not inside or not at.is_file():
            await super().get(path, include_body)
            return
        self.answer(at.read_bytes())

    def answer(self, page: bytes) -> None:
        """Answer with a page and the two scripts."""
        self.site.shown[unquote(self.request.path)] = self.site.builds
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_extra_headers("")
        self.finish(page.replace(b"</head>", SCRIPTS % self.port, 1))


def application(site: Site, port: int) -> web.Application:
    """The server's routes."""
    return web.Application(
        [
            (r"/livereload", Reloads, {"site": site}),
            (r"/livereload.js", LiveReloadJSHandler),
            (r"/problems.js", Problems, {"site": site}),
            (r"/(.*)", Pages, {"path": str(site.output), "port": port, "site": site}),
        ]
    )


def run(context: Context) -> int:
    """Build, serve, and rebuild on change until interrupted."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            serve(context, (context.options.output or Path(folder) / "site").absolute())
    except KeyboardInterrupt:
        say("预览已结束。")
    return 0


def serve(context: Context, output: Path) -> None:
    """Build into a folder and serve it, for ever."""
    site = Site(context, output)
    port = context.options.port
    watcher = LiveReloadHandler.watcher = Watcher()
    for name in WATCHED:
        watcher.watch(str(context.root / name), site.rebuild)
    watcher.examine()  # before the first build, so that what is saved meanwhile is seen
    site.rebuild()
    LiveReloadHandler.DEFAULT_RELOAD_TIME = 0
    LiveReloadHandler._last_reload_time = 1.0
    application(site, port).listen(port, address="127.0.0.1")
    ioloop.PeriodicCallback(LiveReloadHandler.poll_tasks, POLL_MILLISECONDS).start()
    say(f"预览：http://127.0.0.1:{port}/ ，按 Ctrl-C 结束。")
    ioloop.IOLoop.current().start()
