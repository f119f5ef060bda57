"""Too much of anything: refused by a bound that the message names, or built in time."""

from tests.hostile.cases.recipe import Case, markdown, more, note, refused, shown, title, typed, value
from tests.hostile.repository import ABOUT, AMENDMENTS, PLAN, PROGRESS, SITE, SPACE, UNITS, Changes, original

DEEP = "".join(f"{' ' * (10 + depth)}a:\n" for depth in range(500))
UPDATE = "      - date: 2024-09-20\n        note: a\n"
LONG_LINE = 60_000


def at_the_bound(text: str, *, table: str = "") -> Case:
    """A page of Markdown as long as a file may be, of one thing over and over."""
    return shown(markdown(table + text * (30_000 // len(text.encode()))))


def entry(number: int, updates: str) -> Changes:
    """An entry of progress.yaml with more updates."""
    return typed(PROGRESS, f"  {number}:\n    updates:\n", f"  {number}:\n    updates:\n{updates}")


CASES = {
    "brackets": refused(value("[" * 50_000), "yaml-too-deep"),
    "braces": refused(value("{a: " * 20_000), "yaml-too-deep"),
    "dashes": refused(value("\n            " + "- " * 5_000), "yaml-too-deep"),
    "levels": refused(typed(PROGRESS, "          space: 80\n", DEEP), "yaml-too-deep"),
    "megabyte-of-text": refused(note("a" * 1_000_000), "file-too-large"),
    "long-text": refused(note("字" * 60_000), "yaml-too-long"),
    "text-above-4000": refused(note("字" * 4_001), "too-long"),
    "text-of-4000": shown(note("字" * 4_000)),
    "long-title": shown(title("字" * 1_000)),
    "spaces": refused(note("a" + " " * 200_000 + "b"), "yaml-too-long"),
    "spaces-in-lines": refused(note("a" + (" " * 4_000 + "b\n          ") * 40), "too-long"),
    "blank-lines": shown(more(PROGRESS, "\n" * 200_000)),
    "comments": shown(more(PROGRESS, "# a\n" * 50_000)),
    "tabs": refused(more(PROGRESS, "\t- a: b\n" * 10_000), "yaml-tab", "yaml-indent"),
    "conflicts": refused(more(PROGRESS, "<<<<<<< a\n" * 20_000), "yaml-merge-conflict", "yaml-loose-line"),
    "colons": refused(value(":" * LONG_LINE), "yaml-too-long"),
    "quotes": refused(value("'\"" * LONG_LINE), "yaml-syntax"),
    "opened-quotes": refused({PROGRESS: b'"\n' * 100_000}, "yaml-loose-line"),
    "marks": refused(value("-?:,[]{}#&*!|>%@`" * 300), "bad-number"),
    "chinese-colons": refused({PROGRESS: "填报：\n".encode() * 20_000}, "yaml-wide-colon"),
    "updates": refused(entry(1, UPDATE * 10_000), "yaml-too-wide"),
    "updates-of-all": shown(
        {
            PROGRESS: b"as_of: 2024-09-30\nmeasures:\n"
            + "".join(f"  {number}:\n    updates:\n{UPDATE * 300}" for number in range(1, 5)).encode()
        }
    ),
    "keys": refused(
        typed(PROGRESS, "space: 80\n", "".join(f"k{n}: 1\n          " for n in range(20_000))),
        "yaml-too-wide",
        "yaml-indent",
    ),
    "keys-at-the-top": refused({SITE: "".join(f"k{n}: 1\n" for n in range(20_000)).encode()}, "yaml-too-wide"),
    "keys-in-flow": refused(
        typed(PROGRESS, "values:\n", f"values: {{{'a: 1, ' * 20_000}}}\n        x:\n"),
        "yaml-duplicate-key",
        "unknown-key",
    ),
    "entries": refused(more(PROGRESS, "".join(f"  {n}:\n    updates:\n" for n in range(5, 5_000))), "unknown-measure"),
    "same-entries": refused(more(PROGRESS, "  4:\n    updates:\n" * 5_000), "yaml-duplicate-key"),
    "same-key": refused(typed(PROGRESS, "space: 80\n", "space: 80\n          " * 15_000 + "\n"), "yaml-duplicate-key"),
    "wrong-keys-in-every-update": refused(
        entry(1, "      - {date: 2024-09-20, a: 1, b: 2, c: 3}\n" * 300), "unknown-key"
    ),
    "wrong-updates": refused(entry(1, "      - x\n" * 490), "not-a-mapping"),
    "wrapped-notes": shown(entry(1, "      - date: 2024-09-20\n        note: a\n          b\n          c\n" * 400)),
    "blocks": shown(entry(1, "      - date: 2024-09-20\n        note: |\n          b\n          c\n" * 490)),
    "wide-colons-in-every-update": refused(
        entry(1, "      - date：2024-09-20\n        note：b\n" * 490), "yaml-wide-colon"
    ),
    "units": refused(more(UNITS, "".join(f"- name: 单位{n}\n  slug: u{n}\n" for n in range(6_000))), "yaml-too-wide"),
    "units-named": refused(typed(SPACE, "responsible: [", "responsible: [" + "经济部, " * 1_000), "yaml-too-wide"),
    "units-unknown": refused(typed(SPACE, "responsible: [", "responsible: [" + "经济局, " * 490), "unknown-unit"),
    "topics": refused(typed(PLAN, "[开办, 用工]", f"[{', '.join(map(str, range(5_000)))}]"), "yaml-too-wide"),
    "amendments": refused({AMENDMENTS: original(AMENDMENTS).encode() * 2_000}, "file-too-large"),
    "targets": refused(
        typed(SPACE, "targets:\n", "targets:\n" + "".join(f"  - id: t{n}\n    name: a\n" for n in range(800))),
        "yaml-too-wide",
    ),
    "file-of-a-page": refused({ABOUT: "字\n\n".encode() * 100_000}, "file-too-large"),
    "measures": refused({f"content/measures/{n:03}-a.md": b"" for n in range(5, 999)}, "file-empty"),
    "markdown-brackets": at_the_bound("["),
    "markdown-links": at_the_bound("[a]("),
    "markdown-images": at_the_bound('![a](b "'),
    "markdown-stars": at_the_bound("*a **b "),
    "markdown-backticks": shown(markdown("".join("`" * n + "a" for n in range(1, 220)))),
    "markdown-quotes": at_the_bound("> " * 500 + "\n"),
    "markdown-lists": at_the_bound("- " * 100 + "a\n"),
    "markdown-angles": at_the_bound("<a@b.c "),
    "markdown-entities": at_the_bound("&amp;&#x"),
    "markdown-references": shown(markdown("".join(f"[a{n}]: /x\n" for n in range(900)) + "[a1]" * 900)),
    "markdown-table": at_the_bound("|a" * 100 + "\n", table="|a" * 100 + "\n" + "|-" * 100 + "\n"),
    "markdown-escapes": at_the_bound("\\\\*"),
}
