"""Parts of the patterns of slips, and what is read in place of what was typed."""

import re

from tracker.read.events import PATH_ESCAPE
from tracker.read.names import CHINESE
from tracker.read.vocabulary import FIELDS, NESTED, ONE_OR_MORE, PROSE


def single_quoted(text: str) -> str:
    """A text as YAML that is read as just that text."""
    return "'" + text.rstrip().replace("'", "''") + "'"


def without_quotes(text: str) -> str:
    """A text in quotes of other sorts, in those that are safe."""
    return single_quoted(text[1:-1])


def bare(text: str) -> str:
    """A text without the marks at its two ends."""
    return text[1:-1]


def without_commas(text: str) -> str:
    """A number without the commas between its thousands."""
    return text.replace(",", "")


def half_width(text: str) -> str:
    """A list with the brackets and commas that YAML wants."""
    inner = text.strip().strip("［］【】〔〕（）()｛｝[]{}")
    if text.startswith(("｛", "{")):
        return "{" + re.sub(r" *[，,] *", ", ", inner.replace("：", ": ")) + "}"
    return "[" + re.sub(r" *[，、；,;] *", ", ", inner) + "]"


def braced(text: str) -> str:
    """What should stand below a key, as it can be read beside it."""
    return "{" + text.replace("：", ": ") + "}"


def braced_periods(text: str) -> str:
    """Periods and their numbers that should stand below a key, as they can be read beside it."""
    return "{" + re.sub(" *[:：] *", ": ", re.sub(" *[、，,；;] *", ", ", text)) + "}"


WIDE = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
FIELD = "|".join(FIELDS)
ANY_FIELD = "|".join(sorted((*FIELDS, *CHINESE), key=len, reverse=True))
TEXTS = "|".join(PROSE)
BELOWS = "|".join(NESTED)
ADDRESSES = "url|address|correction|edit_url"
LISTS = "|".join(ONE_OR_MORE)
FIGURE_KEY = r"(?:[a-z][\w-]*|\d{4}-\w+)"
PERIOD = r"(?:\d{4}(?:-\w+)+|\d{1,2}月份?)"
ID = r"[a-z]\w*(?:-\w+)+"
LOOSE_KEY = rf"(?:{'|'.join(CHINESE)}|[A-Za-z_][\w-]*|[\d０-９]+(?:-[A-Za-z0-9]+)*)"
MARK = r"(?:[－—–•·●▪‐−*+]|--|[（(]?\d{1,2}[.、)）]|[①-⑳])"
START = rf"^[\t {WIDE}]*(?:- +)*"
KEY = START + rf"[\"'“‘]?{LOOSE_KEY}[\"'”’]? *"
KEYED = START + r"[^\s\"'#:\[{]+ *:[ \t]+"
NOT_TEXT = START + rf"(?!(?:{TEXTS}) *:)[^\s\"'#:\[{{]+ *: +"
VALUE = START + r"(?:[^\s\"'#:\[{]+ *:[ \t]+|(?<=- ))"
PLAIN = r"(?![\"'\[{#]|[|>][-+\d]* *(?:#|$))"
IN_CHINESE = r"[^\s\"'#:\[{\-][^:\"'#]*(?<=[\u4e00-\u9fff])"
QUOTED = r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')"
HEX = "[0-9A-Fa-f]"
# Letters that mean nothing after a backslash, those that want the number of a character, without one, and paths.
BAD_ESCAPE = rf"(?:{PATH_ESCAPE}|\\(?:[^0abtnvfre \"/\\N_LPxuU]|x(?!{HEX}{{2}})|u(?!{HEX}{{4}})|u[Dd][89A-Fa-f]|U(?!{HEX}{{8}})))"
