"""The slips that clerks make in YAML: one table of code, pattern on the line, and what is read in its place.

The sentences are in `tracker.messages`. What a pattern names `slip` is where the caret goes; it is replaced by `put`, so
that what follows can be read and judged as if it had been typed right, and the sentence can show the line as it should be.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from tracker.read.events import Finding
from tracker.read.patterns import (
    ADDRESSES,
    ANY_FIELD,
    BAD_ESCAPE,
    BELOWS,
    FIELD,
    FIGURE_KEY,
    ID,
    IN_CHINESE,
    KEY,
    KEYED,
    LISTS,
    LOOSE_KEY,
    MARK,
    NOT_TEXT,
    PERIOD,
    PLAIN,
    QUOTED,
    START,
    TEXTS,
    VALUE,
    WIDE,
    bare,
    braced,
    braced_periods,
    half_width,
    single_quoted,
    without_commas,
    without_quotes,
)

Put = str | Callable[[str], str]


class Slip(Struct, frozen=True, dict=True):
    """A usual slip: its code, how it looks, and what is read in its place.

    `parsed` says that the line may well be YAML, but not what was meant: it is looked for where a value does not fit, too.
    """

    code: str
    looks: str
    put: Put
    parsed: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """How it looks, made ready when it is first looked for: most texts have no slip."""
        return re.compile(self.looks)


LONGEST_LINE = 5000
NO_MARK = r"(?:\n(?!<{7}|={7}|>{7}).*)*"

# Without one of these in the text, none of the slips that are certain is in it.
SIGNS = (
    "<<<<<<<",
    "=======",
    ">>>>>>>",
    "|||||||",
    "```",
    "~~~",
    "&nbsp;",
    "[]",
    *"\t\u00a0\u202f\u205f\u3000",
    *map(chr, range(0x2000, 0x200B)),
)

# Told wherever they stand, before anything is parsed; the pattern looks at the whole text.
CERTAIN = [
    Slip(
        "yaml-merge-conflict",
        rf"(?m)^(?P<slip><{{7}}(?= |$).*{NO_MARK}\n={{7}}.*{NO_MARK}\n>{{7}}(?= |$).*)$",
        lambda text: re.sub(r"(?m)^<{7}.*$|^={7}(?s:.*)", lambda cut: re.sub(r"(?m)^", "# ", cut[0]), text),
    ),
    Slip("yaml-merge-conflict", r"(?m)^(?P<slip>(?:<{7}|={7}|>{7}|\|{7})(?: .*)?)$", "#"),
    Slip("yaml-code-fence", r"(?m)^(?P<slip> *(?:```|~~~)\w* *)$", "#"),
    Slip(
        "yaml-wide-indent",
        rf"(?m)^(?P<slip> *(?:[{WIDE}]|&nbsp;)(?:[ {WIDE}]|&nbsp;)*)(?=- |{LOOSE_KEY} *[:：]|$)",
        lambda text: re.sub(f"[{WIDE}]|&nbsp;", " ", text.replace("\u3000", "  ")),
    ),
    Slip(
        "yaml-tab",
        rf"(?m)^(?P<slip> *\t[ \t]*)(?=-[ \t]|{LOOSE_KEY} *[:：])",
        lambda text: text.expandtabs(2),
    ),
    Slip("yaml-empty-list", r"(?ms)\A(?=.*?^- ).*?^(?P<slip>\[\]) *$", "#"),
]

# Looked for on the lines near the one where the parser gave up, and on a line whose value does not fit.
LIKELY = [
    Slip("yaml-line-end-missing", rf"^ *(?:- )?[\w-]+: .*\S(?P<slip> {{2,}}- (?:{FIELD}): .*)$", ""),
    Slip("yaml-diff-mark", r"^(?P<slip>[+>])(?=[ -])", " "),
    Slip("yaml-tab", r"^(?P<slip> *\t\s*)", lambda text: text.expandtabs(2)),
    Slip("yaml-tab", r"^ *-(?P<slip> *\t\s*)", " "),
    # how a list's items begin
    Slip("yaml-special-key", rf"^ *(?P<slip>- +)(?={PERIOD} *: +\d[\d.]* *$)", "", True),
    Slip("yaml-special-key", r"^ *(?P<slip>(?:- +|[^\s\w\"'#\[{\-]{1,3} *))(?=- +[\w-]+ *:(?: |$))", ""),
    Slip("yaml-list-mark", rf"^ *(?P<slip>{MARK} *)(?={LOOSE_KEY} *[:：])", "- ", True),
    Slip("yaml-list-mark", r"^ *(?P<slip>[－—–•·●▪‐−]+ *)(?=\S)", "- ", True),
    Slip("yaml-measure-dash", r"^ {0,4}(?P<slip>- +)(?=第?\d{1,3}条? *:)", ""),
    Slip("yaml-space-after-dash", rf"^ *(?:- +)*(?P<slip>-[{WIDE}]*)(?=[^\s\d.-])", "- ", True),
    Slip("yaml-special-key", r"^ *(?:- +)*(?P<slip>[@`%!&|>?,~$^]+ *)(?=[\w-]+ *:(?: |$))", ""),
    Slip("yaml-quoted-key", START + r"(?P<slip>[\"'] *)(?=(?:- +)?[\w-]+ *:(?: |$))", ""),
    # what stands between a key and its value
    Slip("yaml-quoted-key", START + rf"(?P<slip>[“‘]{LOOSE_KEY}[”’]) *(?=:(?: |$))", bare, True),
    Slip("yaml-not-a-colon", START + r"第?\d{1,3}条?(?P<slip>[.、．；;，,]) *$", ":"),
    Slip("yaml-wide-space", KEY + rf":(?P<slip>[{WIDE}]+ *)", " ", True),
    Slip("yaml-wide-colon", KEY + rf"(?P<slip>[：∶﹕︰]:?[ {WIDE}]*)", ": ", True),
    Slip("yaml-wide-colon", START + r"[^\s：:#\"'\[{]{2,20}(?P<slip>：) *(?=[\d.]+ *$)", ": ", True),
    Slip(
        "yaml-not-a-colon",
        START + rf"(?:{ANY_FIELD}|{ID}(?! *[;；=，,]+ *{ID} *$))(?P<slip> *[;；=，,]+ *)",
        ": ",
        True,
    ),
    Slip("yaml-not-a-colon", START + FIGURE_KEY + r"(?P<slip> *[;；=，,]+ *)(?=[\d.]+ *$)", ": ", True),
    Slip("yaml-space-after-colon", START + rf"(?!\d\d?:\d\d){LOOSE_KEY}(?P<slip>:)(?=[^\s:/])", ": ", True),
    # inside brackets
    Slip("yaml-thousands", r"[{,] *[\w-]+: *(?P<slip>\d{1,3}(?:,\d{3})+)(?!\d)", without_commas, True),
    Slip("yaml-space-after-colon", r"^[^#\"']*[{,] *[\w-]+(?P<slip>:)(?=[^\s/])", ": ", True),
    Slip("yaml-wide-colon", r"^[^#\"']*\{[^}]*?[\w-]+(?P<slip>：) *", ": ", True),
    Slip("yaml-wide-comma", NOT_TEXT + r"[\[{][^\"'\]}]*?(?P<slip>[，、；;] *)(?![^（(]*[）)])", ", ", True),
    Slip("yaml-wide-bracket", NOT_TEXT + r"(?P<slip>[［【〔｛].*)$", half_width, True),
    Slip("yaml-wide-bracket", START + rf"(?:{LISTS}) *: +(?P<slip>[（(].*[）)]) *$", half_width, True),
    Slip("yaml-wide-bracket", VALUE + r"(?P<slip>\[[^\]]*[］】）)}]) *$", half_width),
    # quotes
    Slip("yaml-quote-mixed", VALUE + r"(?P<slip>\"[^\"”]*”|'[^'’]*’) *$", lambda text: text[:-1] + text[0]),
    Slip("yaml-quote-mixed", VALUE + r"(?P<slip>“[^”\"]*\"|‘[^’']*') *$", without_quotes),
    Slip("yaml-backslash", VALUE + r"(?P<slip>\"(?:[^\"\\]|\\.)*?" + BAD_ESCAPE + r".*\") *$", without_quotes),
    Slip("yaml-quote-inside", VALUE + rf"(?P<slip>{QUOTED} *[^\s#,\]}}].*)$", single_quoted),
    Slip("yaml-quote-open", VALUE + r"(?P<slip>\"(?:[^\"\\]|\\.)*)$", lambda text: text + '"'),
    Slip("yaml-quote-open", VALUE + r"(?P<slip>'(?:[^']|'')*)$", lambda text: text + "'"),
    # brackets
    Slip("yaml-special-start", START + rf"(?:{TEXTS}) *: +(?P<slip>[\[{{].*)$", single_quoted, True),
    Slip("yaml-bracket-extra", VALUE + r"(?:\[[^\[\]]*\]|\{[^{}]*\}) *(?P<slip>[\]}）］】]+) *$", ""),
    Slip("yaml-special-start", VALUE + r"(?P<slip>(?:\[[^\]]*\]|\{[^}]*\}) *[^\s#,\]}].*)$", single_quoted),
    Slip("yaml-bracket-open", VALUE + r"(?P<slip>\[[^\]#]*?) *$", lambda text: text + "]"),
    Slip("yaml-bracket-open", VALUE + r"(?P<slip>\{[^}#]*?) *$", lambda text: text + "}"),
    # what a value must not begin with
    Slip("yaml-lone-dash", KEYED + r"(?P<slip>-+) *$", "", True),
    Slip("yaml-number-sign", NOT_TEXT + r"(?P<slip>[>|&*!%@`]=? *)(?=\d[\d.]*[^\s\d]*$)", "", True),
    Slip("yaml-number-sign", NOT_TEXT + r"(?P<slip>- +)(?=\d[\d.]* *$)", "-"),
    Slip(
        "yaml-special-start",
        VALUE + r"(?P<slip>(?:[@`%&*!,?\]}]|[|>](?![-+]? *(?:#|$))).*)$",
        single_quoted,
        True,
    ),
    Slip(
        "yaml-list-on-key",
        START + rf"(?:{LISTS}) *: +(?P<slip>- .*)$",
        lambda text: f"[{text[2:].strip()}]",
    ),
    Slip("yaml-list-on-key", KEYED + r"(?P<slip>- .*)$", single_quoted),
    # colons
    Slip(
        "yaml-nested-on-key",
        START + rf"(?:{BELOWS}) *: +(?!https?:)(?P<slip>[\w-]+ *[:：].*)$",
        braced,
        True,
    ),
    Slip(
        "yaml-nested-on-key",
        START + rf"(?!(?:{FIELD}) *:)[^\s\"'#:\[{{]+ *: +(?P<slip>{PERIOD} *[:：] *\d.*)$",
        braced_periods,
        True,
    ),
    Slip(
        "yaml-two-on-a-line",
        KEYED + PLAIN + rf".*? (?P<slip>(?:{FIELD}):(?: .*)?)$",
        lambda text: text.replace(":", "："),
    ),
    Slip(
        "yaml-space-in-address",
        START + rf"(?:{ADDRESSES}) *: +(?P<slip>(?:mailto|https?): +\S+)$",
        lambda text: text.replace(" ", ""),
    ),
    Slip("yaml-colon-inside", KEYED + PLAIN + r"(?:[^#]|(?<! )#)*?(?P<slip>: *)(?:(?<= )|$)", "："),
    Slip("yaml-colon-missing", START + rf"(?:{FIELD})(?P<slip>[ {WIDE}]+)(?=[^\s:=])", ": ", True),
    Slip("yaml-colon-missing", START + FIGURE_KEY + r"(?P<slip> +)(?=[\d.]+ *$)", ": ", True),
    Slip("yaml-colon-missing", START + rf"(?:{FIELD}|\d{{1,3}})(?P<slip>) *$", ":", True),
    Slip(
        "yaml-colon-inside",
        rf"^ +(?!(?:{ANY_FIELD}|第[^ ]*条) *:){IN_CHINESE}(?P<slip>: +)(?![\d.]+ *$)",
        "：",
    ),
    Slip("yaml-empty-list", START + rf"(?:{BELOWS}): *(?P<slip>[\[{{] *[\]}}]) *$", ""),
    Slip("yaml-two-documents", r"^(?P<slip>(?:---|\.\.\.)(?= |$))", "#"),
]

# What can be said of a line in brackets that no other pattern tells.
IN_BRACKETS = Slip("yaml-bracket-syntax", VALUE + r"(?P<slip>[\[{].*)$", "")


class Slipped(NamedTuple):
    """A slip found on a line: what is wrong, from where to where it reaches, and what is read there instead."""

    finding: Finding
    start: int
    end: int
    put: str


def put_right(slip: Slip, typed: str) -> str:
    """What is read in place of a slip as typed."""
    return slip.put(typed) if callable(slip.put) else slip.put


def slip_on(line: str, number: int, *, table: Sequence[Slip] = LIKELY, parsed: bool = False) -> Slipped | None:
    """The slip on a line, or None; `parsed` asks only for those that a parser reads, but not as they were meant."""
    for slip in table if len(line) <= LONGEST_LINE else ():
        found = slip.pattern.search(line) if slip.parsed or not parsed else None
        if found is not None:
            start, end = found.span("slip")
            put = put_right(slip, found["slip"])
            typed = found["slip"].strip()
            hint = (line[:start] + put + line[end:]).strip()
            column = start + (found["slip"].index(typed) if typed else 0)
            return Slipped(
                Finding(number, column, slip.code, {"value": typed or found[0].strip(), "hint": hint}), start, end, put
            )
    return None
