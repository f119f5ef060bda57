"""Pinyin without tones: of whole texts, word for word, and of single characters with all their readings."""

import re
from functools import cache

from tracker.search.documents import Document
from tracker.search.text import WORD

CLAUSE = re.compile(r"[^\w\s]*\w+(?: \w+)*\S*|\S+")  # words with punctuation around them, over which no phrase goes


def sounding(document: Document) -> Document:
    """The same page in pinyin: what stands at a place in one stands at that place in the other."""
    return Document(document.number, tuple(map(sound, document.texts)), sound(document.names))


def sound(text: str) -> str:
    """A text in words, read aloud: each character a syllable, chosen by its neighbours."""
    return " ".join(map(read_aloud, CLAUSE.findall(text)))


@cache
def read_aloud(clause: str) -> str:
    """A clause in words, read aloud."""
    from pypinyin.contrib.mmseg import seg  # a large dictionary, read only where something has to be read aloud

    tokens = clause.split(" ")
    syllables = [syllable for piece in seg.cut("".join(tokens)) for syllable in spoken(piece)]
    found, place = [], 0
    for token in tokens:
        word = WORD.search(token)
        if word is None:
            found.append(token)
        elif len(word[0]) == 1:
            found.append(syllables[place + word.start()].lower())
        else:
            found.append(word[0].lower())
        place += len(token)
    return " ".join(found)


@cache
def spoken(piece: str) -> list[str]:
    """The syllables of a word; other characters as they are."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin(piece, errors=list)  # type: ignore[arg-type]  # a list is taken for one syllable a character


def rare(occurring: str) -> str:
    """The characters that occur and are not common: on these alone `readings` depends."""
    common = set(common_characters())
    return "".join(character for character in occurring if character not in common)


def readings(occurring: str) -> dict[str, str]:
    """Syllables, each with the characters that can be read so: the common ones, and those that occur."""
    from pypinyin.constants import PINYIN_DICT

    found: dict[str, list[str]] = {}
    for character in sorted({*common_characters(), *occurring}):
        for syllable in dict.fromkeys(map(toneless, PINYIN_DICT.get(ord(character), "").split(","))):
            if syllable:
                found.setdefault(syllable, []).append(character)
    return {syllable: "".join(characters) for syllable, characters in sorted(found.items())}


@cache
def toneless(syllable: str) -> str:
    """A syllable as it is typed: rén is ren, lǜ is lv."""
    from pypinyin.contrib.tone_convert import to_normal

    return to_normal(syllable) if syllable else ""


def common_characters() -> str:
    """The 6,763 characters of GB 2312."""
    rows = bytes(byte for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) for byte in (high, low))
    return rows.decode("gb2312", errors="ignore")
