"""What YAML can do beyond a plain tree of text."""

from tests.hostile.cases.recipe import NOTE, more, note, refused, shown, typed, value
from tests.hostile.repository import ABOUT, AMENDMENTS, PLAN, PROGRESS, SITE, SPACE, UNITS, original

LAUGHS = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
TAGS = {
    "object": "!!python/object/apply:os.system ['true']",
    "name": "!!python/name:os.system",
    "binary": "!!binary aGVsbG8=",
    "float": "!!float '80'",
    "own": "!<x> 80",
}

CASES = {
    "billion-laughs": refused({PLAN: LAUGHS.encode()}, "yaml-special-start"),
    "alias": refused(note("*x"), "yaml-special-start"),
    "anchor": refused(note("&x a"), "yaml-special-start"),
    "anchor-on-nothing": refused(typed(PROGRESS, "values:\n", "values: &v\n"), "yaml-special-start", "yaml-indent"),
    "merge-key": refused(typed(PROGRESS, "values:\n", "<<: {space: 1}\n        values:\n"), "unknown-key"),
    "merge-of-alias": refused(typed(PROGRESS, "values:\n", "<<: *x\n        values:\n"), "yaml-special-start"),
    **{f"tag-{name}": refused(value(text), "yaml-special-start") for name, text in TAGS.items()},
    "tag-handle": shown({PLAN: b"%TAG ! tag:evil.example,2024:\n---\n" + original(PLAN).encode()}),
    "directive": refused({PLAN: b"%YAML 9.9\n---\n" + original(PLAN).encode()}, "yaml-loose-line"),
    "second-document": refused(more(PROGRESS, "---\nas_of: 2024-01-01\n"), "yaml-two-documents", "yaml-duplicate-key"),
    "end-of-document": refused(more(PROGRESS, "...\nx"), "yaml-two-documents", "yaml-loose-line"),
    "complex-key": refused(value("? {a: b} : c"), "yaml-special-start"),
    "list-as-key": refused(typed(PROGRESS, "space: 80", "[a, b]: 80"), "yaml-not-scalar-key"),
    "empty-key": refused(typed(PROGRESS, "space: 80", '"": 80'), "empty-value"),
    "key-of-two-lines": refused(typed(PROGRESS, "space: 80", '"sp\\nace": 80'), "unknown-target"),
    "keys-twice": refused(typed(PROGRESS, "space: 80", "space: 80\n          space: 1"), "yaml-duplicate-key"),
    "anchor-in-list": refused(typed(UNITS, "[营商办]", "[&a 营商办, *a]"), "yaml-bracket-syntax"),
    "tag-in-list": refused(typed(UNITS, "[营商办]", "[!!python/none x]"), "yaml-bracket-syntax"),
    "list-at-the-top": refused({PLAN: b"- a\n- b\n"}, "not-a-mapping"),
    "text-at-the-top": refused({UNITS: b"just text\n"}, "not-a-list"),
    "mapping-for-list": refused({AMENDMENTS: b"{}\n"}, "not-a-list"),
    "only-comments": refused({SITE: b"# nothing\n"}, "file-empty"),
    "only-spaces": refused({ABOUT: b" \n\t\n"}, "file-empty"),
    "empty-flow": refused({PROGRESS: b"{}\n"}, "missing"),
    "nothing-closed": refused({PROGRESS: b"{[{[{['\n"}, "yaml-quote-open"),
    "front-matter-only": shown({SPACE: original(SPACE).rpartition("\n\n")[0].encode() + b"\n"}),
    "front-matter-in-text": shown(more(SPACE, "\n---\ntitle: x\n---\n")),
    "fold": shown(note(f">-\n          {NOTE}\n\n          '\"><script>\n")),
    "proto": refused(typed(PROGRESS, "space: 80", "__proto__: 80"), "unknown-target"),
    "dunder": refused(typed(SITE, "name: ", "__class__: x\nname: "), "unknown-key"),
    "model-internals": refused(typed(SITE, "name: ", "model_config: x\nname: "), "unknown-key"),
    "braces-in-messages": refused(typed(PROGRESS, "by: 经济部", "by: '{value.__class__} %s {0}'"), "unknown-unit"),
}
