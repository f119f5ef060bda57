"""Characters that cannot be seen, that turn the direction of others, or that look like others."""

from tests.hostile.cases.recipe import everywhere, markdown, note, refused, shown, title, typed
from tests.hostile.repository import LIST, PLAN, PROGRESS, SPACE, UNITS, original

ENCODED = original(PROGRESS)

CASES = {
    "bidi-in-title": refused(title("建好\u202e园区"), "hidden-character"),
    "bidi-escaped": refused(title('"建好\\u202E园区"'), "hidden-character"),
    "isolates-escaped": refused(note('"a\\u2066b\\u2069c"'), "hidden-character"),
    "arabic-mark": refused(title("建好\u061c园区"), "hidden-character"),
    "zero-width-in-unit": refused(typed(UNITS, "经济部", "经济\u200b部"), "hidden-character"),
    "zero-width-escaped-in-unit": refused(
        typed(SPACE, "lead: [经济部]", 'lead: ["经济\\u200b部"]'), "hidden-character"
    ),
    "zero-width-joiner-in-id": refused(typed(PROGRESS, "space: 80", '"sp\\u200dace": 80'), "hidden-character"),
    "nul": refused(note("a\0b"), "hidden-character"),
    "nul-escaped": refused(note('"a\\0b"'), "hidden-character"),
    "escape-sequence": refused(note("a\x1b[31m\x1b]0;x\x07"), "hidden-character"),
    "escape-sequence-escaped": refused(note('"\\e[31m\\e]0;x\\a"'), "hidden-character"),
    "bell-in-path-of-message": refused(typed(PROGRESS, "by: 经济部", 'by: "\\a::error::x"'), "hidden-character"),
    "tag-characters": refused(note("\U000e0041\U000e0042"), "hidden-character"),
    "hangul-filler": refused(title("园\u3164区"), "hidden-character"),
    "soft-hyphen-by-name": refused(markdown("建&shy;好 &ZeroWidthSpace; &zwj;"), "hidden-character"),
    "bidi-by-number": refused(
        markdown("&#x202E;好 &#8238; [a](https://a.example/&#x200b; '&#8207;')"), "hidden-character"
    ),
    "byte-order-mark-inside": refused(note("a\ufeffb"), "hidden-character"),
    "byte-order-mark-in-front": shown({PROGRESS: b"\xef\xbb\xbf" + ENCODED.encode()}),
    "two-byte-order-marks": refused({PROGRESS: b"\xef\xbb\xbf" * 2 + ENCODED.encode()}, "hidden-character"),
    "utf-16": refused({PROGRESS: ENCODED.encode("utf-16")}, "not-utf-8"),
    "utf-16-without-mark": refused({PROGRESS: ENCODED.encode("utf-16-be")}, "not-utf-8"),
    "utf-32": refused({PROGRESS: ENCODED.encode("utf-32")}, "not-utf-8"),
    "utf-7": shown(note("+ADw-script+AD4-alert(1)")),
    "surrogate": refused({PROGRESS: ENCODED.encode().replace("上半年".encode(), b"\xed\xa0\x80")}, "not-utf-8"),
    "surrogate-escaped": refused(note('"\\uD83D\\uDE00"'), "yaml-backslash"),
    "overlong": refused(
        {PROGRESS: ENCODED.encode().replace("上半年".encode(), b"\xc0\xbcscript\xc0\xbe")}, "not-utf-8"
    ),
    "crlf": shown({PROGRESS: ENCODED.replace("\n", "\r\n").encode()}),
    "cr": shown({PROGRESS: ENCODED.replace("\n", "\r").encode()}),
    "next-line": refused(note("a\x85b"), "hidden-character"),
    "line-separator": refused(note("a\u2028b\u2029c"), "hidden-character"),
    "line-separator-escaped": refused(note('"a\\Lb\\Pc\\Nd"'), "hidden-character"),
    "decomposed-name": shown(
        everywhere(UNITS, "经济部", "经济部e\u0301"),
        *(everywhere(path, "经济部", "经济部\u00e9") for path in (SPACE, LIST, PROGRESS)),
    ),
    "full-width-name": shown(
        everywhere(UNITS, "经济部", "经济部A1"),
        *(everywhere(path, "经济部", "经济部Ａ１") for path in (SPACE, LIST, PROGRESS)),
    ),
    "two-names-alike": refused(
        typed(UNITS, "- name: 各村", "- name: 经济A\n  slug: a\n- name: 经济Ａ\n  slug: b\n- name: 各村"), "twice"
    ),
    "kangxi-radical": refused(typed(SPACE, "lead: [经济部]", "lead: [经\u2f14济部]"), "unknown-unit"),
    "look-alike": refused(typed(SPACE, "lead: [经济部]", "lead: [經濟部]"), "unknown-unit"),
    "cyrillic-key": refused(typed(PROGRESS, "note: ", "n\u043ete: "), "unknown-key"),
    "cyrillic-slug": refused(typed(UNITS, "slug: economy", "slug: ec\u043enomy"), "bad-slug"),
    "full-width-slug": refused(typed(PLAN, "slug: jobs", "slug: ｊｏｂｓ"), "bad-slug"),
    "full-width-digits": refused(typed(PROGRESS, "space: 80", "space: ８０"), "bad-number"),
    "arabic-digits": refused(typed(PROGRESS, "space: 80", "space: \u0668\u0660"), "bad-number"),
    "arabic-date": refused(typed(PROGRESS, "2024-08-31", "\u0662\u0660\u0662\u0664-08-31"), "bad-date"),
    "noncharacters": refused(note("a\ufffe\uffffb"), "hidden-character"),
    "emoji-and-ideographs": shown(note("\U0001f468\U00020000\U0003134a𠮷")),
    "many-accents": shown(note("a" + "\u0301" * 3000)),
}
