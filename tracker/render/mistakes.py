"""Mistakes in templates, told by file and line to whoever changes them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from tracker.reasons import Hindered

# What comes of what is written in a template.
MISTAKES = (TemplateError, AttributeError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError)


class CannotRender(Hindered):
    """A template is missing, is a link, or has a mistake in it."""


@contextmanager
def told(templates: Path) -> Iterator[None]:
    """Raise CannotRender for what a template of a folder does wrong."""
    try:
        yield
    except TemplateNotFound as error:
        raise CannotRender(f"没有模板 {templates.name}/{error.name}，请把它放回去") from error
    except UnicodeDecodeError as error:
        raise CannotRender(f"{templates.name}/ 里有文件不是 UTF-8 编码，请另存为 UTF-8") from error
    except MISTAKES as error:
        at = place(error, templates)
        raise CannotRender(f"模板 {at} 写错了（{error}），请改正") from error


def place(error: Exception, templates: Path) -> str:
    """The file and line of a mistake: where it is written, or the innermost template that led to it."""
    if isinstance(error, TemplateSyntaxError):
        return f"{templates.name}/{error.name}:{error.lineno}"
    frames = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(templates)]
    return f"{templates.name}/{Path(frames[-1].filename).relative_to(templates)}:{frames[-1].lineno}" if frames else ""


def refuse_links(templates: Path) -> None:
    """Raise CannotRender for a link anywhere in a folder of templates: it might show what is no part of the site."""
    for folder, folders, files in os.walk(templates):
        for path in (Path(folder), *(Path(folder, name) for name in (*folders, *files))):
            if path.is_symlink():
                at = path.relative_to(templates.parent)
                raise CannotRender(f"{at} 是链接，模板里的链接不跟随，请换成文件或文件夹本身")
