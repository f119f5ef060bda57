"""The canary: a string that would show wherever something is not escaped, planted in every text of a repository."""

import json
from collections.abc import Callable
from typing import Any

from tests.hostile.repository import sources
from tracker.read import front_matter, yaml

CANARY = "\"'><canary-é&\\"
TEXTS = {
    *("title", "short_title", "issuer", "topics", "note", "next", "quote", "reason", "from", "to", "unit", "source"),
    *("name", "aliases", "phone", "organizer", "contact", "id_code", "icp", "police", "by", "lead"),
    "responsible",
}
UNITS = {"by", "lead", "responsible"}

Tree = Any


def apart(path: str, data: bytes) -> tuple[Tree, str]:
    """A source file as the tree of its YAML and the Markdown below it. Raises ValueError where it is not plain."""
    text = data.decode("utf-8-sig")
    body = ""
    if path.startswith("content/pages/"):
        return None, text
    if path.endswith(".md"):
        source, body, found = front_matter.split(path, text)
        if found:
            raise ValueError(path)
        text = source.text
    try:
        return yaml.parse(text).tree, body
    except yaml.Unreadable:
        raise ValueError(path) from None


def together(path: str, tree: Tree, body: str) -> bytes:
    """The bytes of a source file."""
    if path.startswith("content/pages/"):
        return body.encode("utf-8", "replace")
    text = "\n".join(block(tree)) + "\n"
    return (f"---\n{text}---\n{body}" if path.endswith(".md") else text).encode("utf-8", "replace")


def block(tree: Tree, indent: int = 0) -> list[str]:
    """A tree in block style, its scalars quoted."""
    pad = " " * indent
    if isinstance(tree, dict) and tree:
        return [line for key, value in tree.items() for line in below(f"{pad}{quoted(key)}:", value, indent + 2)]
    if isinstance(tree, list) and tree:
        return [line for value in tree for line in below(f"{pad}-", value, indent + 2)]
    return [pad + scalar(tree)]


def below(head: str, value: Tree, indent: int) -> list[str]:
    """A key or dash, and what stands beside or below it."""
    if isinstance(value, dict | list) and value:
        return [head, *block(value, indent)]
    return [f"{head} {scalar(value)}".rstrip()]


def scalar(value: Tree) -> str:
    """A value on one line."""
    if value is None:
        return ""
    return quoted(value) if isinstance(value, str) else "{}" if isinstance(value, dict) else "[]"


def quoted(text: str) -> str:
    """A text as YAML reads it again, quoted where it is not plain; of two texts one has escapes for all but ASCII."""
    if text.isascii() and text.replace("-", "").replace("_", "").isalnum():
        return text
    return json.dumps(text, ensure_ascii=len(text) % 2 == 0)


def changed(tree: Tree, change: Callable[[str, str], str], key: str = "") -> Tree:
    """A tree with each of its texts changed; `change` is given the key that a text stands under, and the text."""
    if isinstance(tree, dict):
        return {name: changed(value, change, name) for name, value in tree.items()}
    if isinstance(tree, list):
        return [changed(value, change, key) for value in tree]
    return change(key, tree) if isinstance(tree, str) and key in TEXTS else tree


def planted() -> tuple[dict[str, bytes], list[str]]:
    """The miniature with a canary, each with its number, in every text; units, whose names return, have one without."""
    marks: list[str] = []

    def plant(key: str, text: str) -> str:
        if key in UNITS or text in names:
            return with_canary(text)
        marks.append(f"{CANARY}{len(marks)}.")
        return text + marks[-1]

    found = {}
    names = {unit["name"] for unit in yaml.parse(sources()["data/departments.yaml"].decode()).tree} | set(topics())
    for path, data in sources().items():
        tree, body = apart(path, data)
        marks.append(f"{CANARY}{len(marks)}.")
        text = f"{body}\n\n{with_escapes(marks[-1])}\n" if path.endswith(".md") else body
        if not path.endswith(".md"):
            marks.pop()
        found[path] = together(path, changed(tree, plant), text)
    return found, marks


def topics() -> list[str]:
    """The topics of the miniature's plan."""
    found: list[str] = yaml.parse(sources()["data/plan.yaml"].decode()).tree["topics"]
    return found


def with_canary(text: str) -> str:
    """A name with a canary, an office still in its brackets."""
    name, bracket, office = text.partition("（")
    return name + CANARY + bracket + office


def with_escapes(text: str) -> str:
    """A text as Markdown that is read as just that text."""
    return "".join(f"\\{c}" if c in "\\<>&\"'-" else c for c in text)
