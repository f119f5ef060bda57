"""A page as HTML."""

import re
from collections.abc import Callable
from functools import cache as once
from urllib.parse import urlsplit

from jinja2 import Environment

from tracker.cache import Cache
from tracker.pages.page import Page
from tracker.pages.structured import structured
from tracker.render.environment import environment
from tracker.render.mistakes import told
from tracker.render.shell import Shell
from tracker.render.templates import Templates

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'{wasm}; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)

# A link or a form within the site that leads to a folder.
FOLDER_LINK = re.compile(r"(<(?:a|form)\b[^>]*? (?:href|action)=\"(?![a-z]+:|//)[^\"?#]*/)(?=[\"?#])")


def renderer(templates: Templates, shell: Shell, cache: Cache, *, to_files: bool = False) -> Callable[[Page], bytes]:
    """A function from a page to its HTML, which raises CannotRender. The first page waits for the templates to be compiled.

    With `to_files` links name the files of folders, for a site opened from a disk.
    """

    @once
    def ready() -> Environment:
        return environment(templates.folder, templates.texts, templates.codes(), cache)

    base = urlsplit(shell.site.root).path

    def render(page: Page) -> bytes:
        root = base if page.file == "404.html" else page.root
        policy = POLICY.format(wasm=" 'wasm-unsafe-eval'" if page.template == "search" else "")
        description = shell.description(page)
        with told(templates.folder):
            html = (
                ready()
                .get_template(f"{page.template}.html")
                .render(
                    page=page,
                    data=page.data,
                    shell=shell,
                    root=root,
                    policy=policy,
                    description=description,
                    structured=structured(page, description, shell.site, shell.plan),
                )
            )
        return (FOLDER_LINK.sub(r"\1index.html", html) if to_files else html).encode()

    return render
