"""Templates: autoescape is on, an undefined name fails, and a template holds no logic beyond loops and choices."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from tracker.cache import Cache, digest
from tracker.pages.page import Page
from tracker.pages.structured import structured
from tracker.pages.words import long_date
from tracker.render.markdown import markdown
from tracker.render.mistakes import told
from tracker.render.shell import Shell

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'{wasm}; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)

# A link or a form within the site that leads to a folder.
FOLDER_LINK = re.compile(r"(<(?:a|form)\b[^>]*? (?:href|action)=\"(?![a-z]+:|//)[^\"?#]*/)(?=[\"?#])")


class Strict(Environment):
    """Templates see records: an attribute is Python's own, and one that is not there fails."""

    getattr = staticmethod(getattr)  # type: ignore[assignment]  # asked for a hundred thousand times in a build


class Compiled(BytecodeCache):
    """Templates compiled by an earlier build."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        found = self.cache.get_bytes(digest("template", bucket.key, bucket.checksum))
        if found is not None:
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.cache.put_bytes(digest("template", bucket.key, bucket.checksum), bucket.bytecode_to_string())


def environment(templates: Path, cache: Cache) -> Environment:
    """The template environment of a folder. Raises CannotRender for a template that is not right in itself."""
    made = Strict(
        loader=FileSystemLoader(templates, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=Compiled(cache),
        optimized=False,  # takes longer than it spares
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made.filters.update(long_date=long_date, iso=date.isoformat, markdown=partial(markdown, cache=cache))
    with told(templates):
        for name in made.list_templates(extensions=["html"]):
            made.get_template(name)  # now, so that processes that share the work have them
    return made


def renderer(templates: Path, shell: Shell, cache: Cache, *, to_files: bool = False) -> Callable[[Page], bytes]:
    """A function from a page to its HTML, which raises CannotRender.

    With `to_files` links name the files of folders, for a site opened from a disk.
    """
    made = environment(templates, cache)
    base = urlsplit(shell.site.root).path

    def render(page: Page) -> bytes:
        root = base if page.file == "404.html" else page.root
        policy = POLICY.format(wasm=" 'wasm-unsafe-eval'" if page.template == "search" else "")
        with told(templates):
            html = made.get_template(f"{page.template}.html").render(
                page=page,
                data=page.data,
                shell=shell,
                root=root,
                policy=policy,
                structured=structured(page, shell.site, shell.plan),
            )
        return (FOLDER_LINK.sub(r"\1index.html", html) if to_files else html).encode()

    return render
