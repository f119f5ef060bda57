"""Contributors' text in Markdown, so that it shows as typed and does nothing: no markup, no mention, no link."""

import re
from collections.abc import Sequence

BREAK = "\u200b"
LONGEST = 240

# What would act inside a line, each with what goes in its place; a break has no width and parts what would be one word.
ACTS = [
    (re.compile(r"([\\`*_\[\]<>|~&$])"), r"\\\1"),
    (re.compile(r"(?<=[@#])(?=\S)"), BREAK),
    (re.compile(r"(?<=\bGH)(?=-\d)|(?<=\bwww)(?=\.)", re.IGNORECASE), BREAK),
    (re.compile(r"(?<=:)(?=//|[\w+\\-]+:)"), BREAK),
    (re.compile(r"^(\d*)([#>]|[+-](?=[\s-]|$)|(?<=\d)[.)](?=\s|$))"), r"\1\\\2"),
]


def plain(text: str, longest: int = LONGEST) -> str:
    """A text on one line that Markdown shows as it is; cut where it is very long."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    text = text if len(text) <= longest else text[: longest - 1] + "…"
    for pattern, instead in ACTS:
        text = pattern.sub(instead, text)
    return text


def address(url: str) -> str:
    """A web address as a link that shows itself; one that could break out of it is shown as text."""
    return f"<{url}>" if re.fullmatch(r"https?://[!#-;=?-\[\]-_a-~]+", url) else plain(url)


def fenced(lines: Sequence[str], language: str = "yaml") -> list[str]:
    """Lines to copy as they are, in a fence that nothing in them can close."""
    longest = max((len(run) for run in re.findall(r"`+", "\n".join(lines))), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}{language}", *lines, fence]


def items(lines: Sequence[str], most: int = 200) -> list[str]:
    """A list, with its end told where it is very long."""
    shown = [f"- {line}" for line in lines[:most]]
    return shown if len(lines) <= most else [*shown, f"- …… 另有{len(lines) - most}项，见 JSON 格式"]
