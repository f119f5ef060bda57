"""How hostile files are written down."""

from typing import NamedTuple

from tests.hostile.repository import ABOUT, PROGRESS, SPACE, Changes, original

NOTE = "上半年新增80万平方米。"
TITLE = "建好小微园区"


class Case(NamedTuple):
    """What is changed, and the codes of the errors that must be told; none where there must be a site."""

    changes: Changes
    codes: set[str]


def refused(changes: Changes, *codes: str) -> Case:
    """A case that must end in errors of just these codes."""
    return Case(changes, set(codes))


def shown(*changes: Changes) -> Case:
    """A case that must end in a site."""
    return Case({path: change for each in changes for path, change in each.items()}, set())


def typed(path: str, old: str, new: str) -> Changes:
    """A file of the miniature with one thing in place of another."""
    text = original(path)
    assert text.count(old) >= 1, (path, old)
    return {path: text.replace(old, new, 1).encode()}


def everywhere(path: str, old: str, new: str) -> Changes:
    """A file of the miniature with one thing in place of another wherever that is."""
    text = original(path)
    assert old in text, (path, old)
    return {path: text.replace(old, new).encode()}


def more(path: str, text: str) -> Changes:
    """A file of the miniature with more at its end."""
    return {path: (original(path) + text).encode()}


def note(text: str) -> Changes:
    """A note as typed, quotes and all."""
    return typed(PROGRESS, NOTE, text)


def title(text: str) -> Changes:
    """A measure's title as typed."""
    return typed(SPACE, TITLE, text)


def value(text: str) -> Changes:
    """A value as typed."""
    return typed(PROGRESS, "space: 80", f"space: {text}")


def day(text: str) -> Changes:
    """The date of an update as typed."""
    return typed(PROGRESS, "date: 2024-08-31", f"date: {text}")


def markdown(text: str) -> Changes:
    """A measure's text and the page of the rules, in Markdown."""
    return more(SPACE, f"\n{text}\n") | {ABOUT: f"{text}\n".encode()}
