"""Text as search sees it: one character a word, runs of digits and of Latin letters whole.

`templates/assets/search-text.js` cuts queries by the same rules; `tests/search/test_text.py` holds the two together.
"""

import re
import unicodedata

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
ONE_WORD = rf"[0-9]+|[{LATIN}]+|[^\W_]"
WORD = re.compile(ONE_WORD)
WITH_PUNCTUATION = re.compile(rf"(?:\A[\W_]+)?(?:{ONE_WORD})[\W_]*")
SPACE = "\0"  # stands for a space that is not between two words
BREAK = "¶"  # stands between two texts so that no phrase runs across: Pagefind counts it as a place, and forgets it
LEFT_OUT = ("M", "C")  # marks make variants, over which Pagefind's phrases stumble; control characters are not seen


def plain_character(character: str) -> str:
    """A character by NFKC without marks; punctuation as it is, so that excerpts read as their pages do."""
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category == "Pc":
        return "-"  # Pagefind takes an underscore for a letter
    if category.startswith("P"):
        return character
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", character))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.category(c).startswith(LEFT_OUT)))


class Plain(dict[int, str]):
    """The table of `plain_character`, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain_character(chr(code))
        return self[code]


PLAIN = Plain()


def plain(text: str) -> str:
    """A text in the characters that are indexed."""
    return text.translate(PLAIN)


def cut(text: str) -> str:
    """A text with a space between its words and punctuation stuck to the word before; empty where it has no word."""
    return " ".join(WITH_PUNCTUATION.findall(plain(text).replace(" ", SPACE))).replace(SPACE, "")
