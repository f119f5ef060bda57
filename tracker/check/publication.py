"""What must not be in any text that is published: personal numbers, marks of secrecy, leftovers of converters.

The rules read every source file as it was typed, comments and all, for the files are public, too.
"""

import html
import re
from collections.abc import Iterator
from datetime import date

from tracker.model.fields import HIDDEN
from tracker.problems import Problem, problem
from tracker.read.files import few, place_of

Texts = dict[str, str]
Number = tuple[str, re.Match[str], dict[str, str]]  # the code of a problem, where it is, the words that fill it in

ALONE = r"(?<![0-9A-Za-z.]){}(?![0-9A-Za-z]|\.[0-9])"
MOBILE = re.compile(ALONE.format(r"1[3-9][0-9](?:[ -]?[0-9]{4}){2}"))
IDENTITY = re.compile(ALONE.format(r"[1-9][0-9]{5} ?(?:18|19|20)[0-9]{2}[01][0-9][0-3][0-9] ?[0-9]{3}[0-9Xx]"))
CARD = re.compile(ALONE.format(r"[1-9](?:[0-9]{15,18}|[0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?)"))
HALF_WIDTH = str.maketrans("０１２３４５６７８９ＸＸ－　", "0123456789Xx- ")
MANY_DIGITS = re.compile(r"(?:[0-9０-９][ 　－-]?){11}")  # none of these numbers has fewer
WEB_ADDRESS = re.compile(r"https?://[^\s\"'<>，。；（）“”]+")
# A key whose value is a figure of the plan or of a report, as in 「investment: 13800000000」.
FIGURE = re.compile(
    r"[ -]*(?!(?:phone|contact|police|icp|note|next|title|name|quote|reason) *:)[\w-]+: *[+-]?[\d.]+ *$"
)

SECRECY = re.compile(
    r"(?:绝密|机密|秘密)\s*[★☆✩*＊]"
    r"|★\s*(?:绝密|机密|秘密)"
    r"|密级\s*[:：]\s*(?:绝密|机密|秘密)"
    r"|[【〔［\[（(]\s*(?:绝密|机密|秘密)\s*[】〕］\])）]"
    r"|内部资料|送审稿|征求意见稿"
)
SECRET = ("绝密", "机密", "秘密", "内部资料", "送审稿", "征求意见稿")  # one of them is in every match
OPEN_CONSULTATION = re.compile(r"公开征[求集]|向社会|面向社会|征集意见|公示")
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
JUNK = re.compile(
    r"\[bookmark[:=][^\]\n]*\]?|错误[!！]\s*未(?:找到引用源|定义书签)|Error! (?:Reference source|Bookmark) not \w+"
    r"|\b_(?:Toc|Ref|Hlk)\d{6,}|</?o:p>|HYPERLINK \"|(?:&nbsp;)+|mso-\w+"
)

CONVERTED = ("[bookmark", "错误", "Error!", "_Toc", "_Ref", "_Hlk", "o:p>", "HYPERLINK", "&nbsp;", "mso-")


def no_personal_numbers(texts: Texts) -> Iterator[Problem]:
    """No number of a person: identity numbers, mobile numbers, and bank cards; outside of web addresses and figures the last two."""
    for path, text in texts.items():
        if MANY_DIGITS.search(text):
            plain = text.translate(HALF_WIDTH)
            for code, found, words in (*identity_numbers(plain), *mobile_numbers(plain), *bank_cards(plain)):
                yield problem(place_of(path, text, found.start()), code, **words)


def identity_numbers(text: str) -> Iterator[Number]:
    """Identity numbers: 18 digits with a birthday and a check digit that is right (GB 11643)."""
    for found in few(IDENTITY, text):
        if is_identity(digits_of(found)):
            yield "identity-number", found, {}


def mobile_numbers(text: str) -> Iterator[Number]:
    """Mobile numbers: 11 digits from 13 to 19."""
    for found in few(MOBILE, text):
        if not is_other(text, found):
            yield "mobile-number", found, {"value": digits_of(found)[:3] + "****" + digits_of(found)[7:]}


def bank_cards(text: str) -> Iterator[Number]:
    """Numbers of bank cards: 16 to 19 digits whose check digit is right (Luhn)."""
    for found in few(CARD, text):
        if not is_other(text, found) and is_card(digits_of(found)):
            yield "bank-card", found, {}


def no_secrecy_marks(texts: Texts) -> Iterator[Problem]:
    """No mark of secrecy or of a draft; a draft that the public was asked about may be spoken of."""
    for path, text in having(texts, SECRET):
        for found in few(SECRECY, text):
            line = line_around(text, found.start())
            if not (found[0] == "征求意见稿" and OPEN_CONSULTATION.search(line)):
                yield problem(place_of(path, text, found.start()), "secrecy-mark", value=found[0])


def no_hidden_entities(texts: Texts) -> Iterator[Problem]:
    """No character that cannot be seen by its name or number in HTML, which Markdown reads: &#x202E; or &zwj;."""
    for path, text in texts.items():
        if path.endswith(".md"):
            for found in ENTITY.finditer(text):
                hidden = HIDDEN.search(html.unescape(found[0]))
                if hidden is not None:
                    value = f"{found[0]}，U+{ord(hidden[0]):04X}"
                    yield problem(place_of(path, text, found.start()), "hidden-character", value=value)


def no_converter_junk(texts: Texts) -> Iterator[Problem]:
    """Nothing that word processors leave behind: bookmarks, broken references, tags of their own."""
    for path, text in having(texts, CONVERTED):
        for found in few(JUNK, text):
            yield problem(place_of(path, text, found.start()), "converter-junk", value=found[0])


def having(texts: Texts, hints: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The texts that have one of some strings, which are looked for much faster than a pattern is."""
    return ((path, text) for path, text in texts.items() if any(hint in text for hint in hints))


def is_other(text: str, found: re.Match[str]) -> bool:
    """Whether digits are part of a web address, or the value of a figure's key."""
    line = line_around(text, found.start())
    at = found.start() - (text.rfind("\n", 0, found.start()) + 1)
    in_address = any(address.start() <= at < address.end() for address in WEB_ADDRESS.finditer(line))
    return in_address or FIGURE.match(line) is not None


def digits_of(found: re.Match[str]) -> str:
    """A number without the gaps in it."""
    return found[0].replace(" ", "").replace("-", "")


def line_around(text: str, offset: int) -> str:
    """The line that a character is on."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]


def is_identity(digits: str) -> bool:
    """Whether 18 digits have a birthday and the check digit of an identity number."""
    try:
        date.fromisoformat(digits[6:14])
    except ValueError:
        return False
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits[:17]))
    return "10X98765432"[total % 11] == digits[17].upper()


def is_card(digits: str) -> bool:
    """Whether a number has the check digit of a bank card's (ISO/IEC 7812), and is no identity number."""
    if len(set(digits)) == 1 or (len(digits) == 18 and is_identity(digits)):
        return False
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
