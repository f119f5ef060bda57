"""The kinds of value that staff type, each with its own check: every scalar arrives as text and leaves as its type.

A value that does not fit raises a PydanticCustomError whose type is a code of `tracker.messages`.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from tracker.model.hints import (
    NO_NUMBER,
    address_hint,
    date_hint,
    last_day,
    number_hint,
    period_hint,
    slug_hint,
    whole_number_hint,
)
from tracker.model.periods import Period
from tracker.model.states import ASSESSABLE, State

NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,6})?")
DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
LOOSE_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
JOIN = re.compile(r"[、，,；;](?![^（(]*[）)])|(?<=[a-z0-9])\s+(?=[a-z0-9]+-)")  # not in brackets
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
YEARS = range(1990, 2200)
LONGEST = 4000
# What cannot be seen, or turns the direction of what can: controls, marks of direction, characters without width.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff\U000e0000-\U000e007f]"
)
JOINED_ADDRESSES = re.compile(r"https?:.*[\s、，,；;]https?:", re.IGNORECASE)
BOOLEANS = {"true": True, "false": False, "是": True, "否": False}


def wrong(code: str, **words: object) -> PydanticCustomError:
    """The error of a value: `code` names its sentence in `tracker.messages`, `words` fill it in."""
    return PydanticCustomError(code, "{value}", {"value": "", **words})


def of_text(convert: Callable[[str], Any]) -> Callable[[Any], Any]:
    """A validator that converts text, refuses lists and mappings, and lets values already converted pass.

    Wide spaces around what is not prose cannot be seen, so they are told rather than dropped. Characters that cannot be
    seen are found in the file's text; here are those that were written as escapes, as in "\\u202E".
    """

    def validate(value: Any) -> Any:
        if value is None:
            raise wrong("empty-boolean" if convert is boolean else "empty-value")
        if isinstance(value, list | dict):
            raise wrong("not-text")
        if not isinstance(value, str):
            return value
        hidden = HIDDEN.search(value)
        if hidden is not None:
            raise wrong("hidden-character", value=f"U+{ord(hidden[0]):04X}")
        typed = value.strip(" \n")
        if typed != typed.strip() and convert is not text:
            raise wrong("wide-space-around", value=typed.strip())
        return convert(typed)

    return validate


def text(value: str) -> str:
    """Text on one or more lines: composed (NFC), trimmed, not empty, not endless."""
    value = unicodedata.normalize("NFC", value).strip()
    if not value:
        raise wrong("empty-value")
    if len(value) > LONGEST:
        raise wrong("too-long", length=len(value), most=LONGEST)
    return value


def number(value: str) -> Decimal:
    """A decimal number, as typed: digits are kept, so 1.50 stays 1.50."""
    if NO_NUMBER.fullmatch(value):
        raise wrong("no-number", value=value)
    if NUMBER.fullmatch(value):
        return Decimal(value)
    if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", value):
        raise wrong("too-many-digits", value=value)
    raise wrong("bad-number", value=value, hint=number_hint(value))


def whole_number(value: str) -> int:
    """A whole number from 1 up; 06 is 6."""
    if not re.fullmatch(r"[0-9]{1,9}", value) or int(value) < 1:
        raise wrong("bad-whole-number", value=value, hint=whole_number_hint(value))
    return int(value)


def day(value: str) -> date:
    """A day, typed 2024-06-30."""
    found = DATE.fullmatch(value)
    if found is None:
        hint = date_hint(value)
        if not hint and LOOSE_DATE.fullmatch(value):
            raise wrong("no-such-day", value=value, hint=last_day(value))
        raise wrong("bad-date", value=value, hint=hint)
    try:
        result = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise wrong("no-such-day", value=value, hint=last_day(value)) from None
    if result.year not in YEARS:
        raise wrong("year-out-of-range", value=value, first=YEARS[0], last=YEARS[-1])
    return result


def slug(value: str) -> str:
    """A part of an address: small letters, digits and hyphens."""
    if len(value) > 80 or not SLUG.fullmatch(value):
        raise wrong("bad-slug", value=value, hint=slug_hint(value))
    if RESERVED.fullmatch(value):
        raise wrong("reserved-slug", value=value)
    return value


def target_id(value: str) -> str:
    """A target's id where it is spoken of: which ids there are is checked against the measure, which knows better hints."""
    return text(value)


def web_address(value: str) -> str:
    """An absolute http(s) address."""
    if JOINED_ADDRESSES.match(value):
        raise wrong("addresses-joined", value=value)
    if not re.fullmatch(r"https?://[^\s/?#\"'<>\\]+[^\s\"'<>\\]*(?<![。，；、！）》】”’])", value) or not has_host(
        value
    ):
        raise wrong("bad-address", value=value, hint=address_hint(value))
    return value


def has_host(address: str) -> bool:
    """Whether an address has a host, and no port or one that there can be."""
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def link(value: str) -> str:
    """An absolute http(s) address or a mail address to link to (mailto:…)."""
    if re.fullmatch(r"mailto:[^\s\"'<>\\]+@[^\s\"'<>\\]+", value):
        return value
    mail = re.fullmatch(r"(?:mailto\s*[:：]\s*)?([^\s@:：]+@[^\s@]+\.[A-Za-z]+)", value)
    if mail:
        raise wrong("bad-address", value=value, hint="mailto:" + mail[1])
    return web_address(value)


def boolean(value: str) -> bool:
    """true or false; 是 and 否 will do."""
    if value.lower() not in BOOLEANS:
        raise wrong("bad-boolean", value=value)
    return BOOLEANS[value.lower()]


def period(value: str) -> Period:
    """A calendar period by its key: 2024-W27, 2024-07, 2024-Q3, 2024-H2, 2024."""
    found = Period.parse(value)
    if found is None:
        raise wrong("bad-period", value=value, hint=period_hint(value))
    if found.start.year not in YEARS:
        raise wrong("year-out-of-range", value=value, first=YEARS[0], last=YEARS[-1])
    return found


def state_word(value: str) -> State:
    """A state that a unit may say it is in, by its printed word."""
    if value not in ASSESSABLE:
        raise wrong("unknown-state-word", value=value, words="、".join(ASSESSABLE))
    return ASSESSABLE[value]


def one_or_more(value: Any) -> Any:
    """A single item where a list is due counts as a list of one; items joined by commas, or ids by spaces, are told apart."""
    items = [value] if isinstance(value, str) else value
    for item in items if isinstance(items, list) else ():
        parts = [part.strip() for part in JOIN.split(item) if part.strip()] if isinstance(item, str) else []
        if len(parts) > 1 and items is value:
            raise wrong("item-joined", value=item, hint="、".join(f"“- {part}”" for part in parts))
        if len(parts) > 1:
            raise wrong("items-joined", value=item, hint=f"[{', '.join(parts)}]")
    return items


def schema(pattern: str, **more: str) -> WithJsonSchema:
    """What editors are told of a value typed as text or number."""
    return WithJsonSchema({"type": ["string", "number"], "pattern": pattern, **more})


Text = Annotated[str, BeforeValidator(of_text(text)), WithJsonSchema({"type": ["string", "number"], "minLength": 1})]
Number = Annotated[Decimal, BeforeValidator(of_text(number)), schema(r"^[+-]?\d+(\.\d+)?$")]
WholeNumber = Annotated[int, BeforeValidator(of_text(whole_number)), schema(r"^\d+$")]
Day = Annotated[
    date, BeforeValidator(of_text(day)), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
Slug = Annotated[str, BeforeValidator(of_text(slug)), schema(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
TargetId = Annotated[str, BeforeValidator(of_text(target_id)), schema(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
WebAddress = Annotated[
    str, BeforeValidator(of_text(web_address)), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]
Link = Annotated[
    str, BeforeValidator(of_text(link)), WithJsonSchema({"type": "string", "pattern": "^(https?://|mailto:)"})
]
Boolean = Annotated[bool, BeforeValidator(of_text(boolean)), WithJsonSchema({"enum": [True, False, "是", "否"]})]
PeriodKey = Annotated[Period, BeforeValidator(of_text(period)), schema(r"^\d{4}(-(W\d{2}|\d{2}|Q[1-4]|H[12]))?$")]
StateWord = Annotated[State, BeforeValidator(of_text(state_word)), WithJsonSchema({"enum": list(ASSESSABLE)})]
ListOf = BeforeValidator(one_or_more)


class Record(BaseModel):
    """What every record has in common: it is frozen, knows all its keys, and takes a key left empty as not given.

    `never_empty` are the keys that mean something where they are not given, so that they are not left empty by mistake.
    """

    never_empty: ClassVar[frozenset[str]] = frozenset()

    # Built where one is first validated: most runs validate records of a few kinds.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def drop_empty(cls, value: Any) -> Any:
        """Leave out keys that were typed with nothing behind them."""
        if isinstance(value, dict):
            return {key: item for key, item in value.items() if item is not None or key in cls.never_empty}
        return value
