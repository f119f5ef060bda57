"""Pinyin without tones: of whole texts, word for word, and of single characters with all their readings."""

from dataclasses import replace

from pypinyin import Style, lazy_pinyin, pinyin

from tracker.search.documents import Document
from tracker.search.text import WORD


def sounding(document: Document) -> Document:
    """The same page in pinyin: what stands at a place in one stands at that place in the other."""
    return replace(document, texts=tuple(map(sound, document.texts)), names=sound(document.names), anchors=())


def sound(text: str) -> str:
    """A text in words, read aloud: each character a syllable, chosen by its neighbours."""
    tokens = text.split(" ")
    syllables = lazy_pinyin("".join(tokens), errors=list)
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


def readings(occurring: str) -> dict[str, str]:
    """Syllables, each with the characters that can be read so: the common ones, and those that occur."""
    found: dict[str, list[str]] = {}
    for character in sorted({*common_characters(), *occurring}):
        for syllable in pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", strict=False)[:1]:
            for each in dict.fromkeys(syllable):
                found.setdefault(each, []).append(character)
    return {syllable: "".join(characters) for syllable, characters in sorted(found.items())}


def common_characters() -> str:
    """The 6,763 characters of GB 2312."""
    rows = bytes(byte for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) for byte in (high, low))
    return rows.decode("gb2312", errors="ignore")
