"""Trees turned into records; what does not fit is told with its place."""

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tracker.messages import MESSAGES
from tracker.model.departments import LONGEST_NAME
from tracker.model.hints import first_day_hint
from tracker.model.progress import Progress, ProgressHead
from tracker.model.states import ASSESSABLE
from tracker.problems import Problem, problem
from tracker.read import yaml
from tracker.read.names import CHOICES, ENTRY, EXAMPLES
from tracker.read.source import Source
from tracker.read.vocabulary import NESTED, field_meant

R = TypeVar("R", bound=BaseModel)

# The model library's own kinds of error that plain trees of text can cause, and our codes for them.
CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-key",
    "tuple_type": "not-a-list",
    "list_type": "not-a-list",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "too_short": "too-few",
    "enum": "bad-choice",
    "string_type": "not-text",
    "int_parsing": "bad-whole-number",
    "int_type": "bad-whole-number",
}
SENSE = re.compile("[不未没无非逾]|基本|部分")
MOST = 500  # errors of one record that are told in one run
SHIFTED = ("head-missing", "yaml-indent", "yaml-indent-below")
FOLLOWING = (*SHIFTED, "unknown-key", "missing")


class Told(NamedTuple):
    """A problem in a record: where, the field that the key there was meant to be (or empty), and the problem."""

    at: tuple[int | str, ...]
    meant: str
    problem: Problem

    @property
    def inside(self) -> tuple[int | str, ...]:
        return self.at[:-1]


def record(
    model: type[R], tree: yaml.Tree, source: Source, at: yaml.Path = (), **more: Any
) -> tuple[R | None, list[Problem]]:
    """The record that a tree makes, or its problems. `at` is the tree's own path in the source."""
    try:
        return model.model_validate({**tree, **more} if more and isinstance(tree, dict) else tree), []
    except ValidationError as error:
        return None, first_causes(
            [told(details, model, source, at) for details in error.errors(include_url=False)[:MOST]]
        )


def first_causes(found: list[Told]) -> list[Problem]:
    """The problems that do not follow from another one.

    A field is not missing where its name is there in Chinese or misspelt; of lines shifted together the first is told; a
    list is not too short where its items are there but wrong.
    """
    shifted: dict[tuple[int | str, ...], Problem] = {}
    for one in found:
        if one.problem.code in SHIFTED:
            shifted[one.inside] = min(shifted.get(one.inside, one.problem), one.problem)
    meant = {(*one.inside, one.meant) for one in found if one.meant}
    found = [*without_split_items(found)]
    below = {one.at[:depth] for one in found for depth in range(len(one.at))}
    return [
        one.problem
        for one in found
        if not (one.problem.code == "missing" and one.at in meant)
        and not (one.problem.code == "too-few" and one.at in below)
        and not (one.problem.code in FOLLOWING and shifted.get(one.inside, one.problem) != one.problem)
    ]


def without_split_items(found: list[Told]) -> Iterator[Told]:
    """The problems, with one where two items of a list lack each what the other has: a dash too many has split them."""
    missing: dict[tuple[int | str, ...], set[int | str]] = {}
    for one in found:
        if one.problem.code == "missing":
            missing.setdefault(one.inside, set()).add(one.at[-1])
    second = {
        at
        for at, lacks in missing.items()
        if at and isinstance(at[-1], int) and lacks.isdisjoint(missing.get(before(at), lacks))
    }
    for one in found:
        if one.problem.code != "missing" or one.inside not in second | {before(at) for at in second}:
            yield one
        elif one.inside in second:
            first = next(other.problem.place.line for other in found if other.inside == before(one.inside))
            yield one._replace(problem=problem(one.problem.place, "yaml-dash-extra", first=first))


def before(at: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The path of the item before an item of a list."""
    return (*at[:-1], int(at[-1]) - 1)


def told(error: ErrorDetails, model: type[BaseModel], source: Source, at: yaml.Path) -> Told:
    """One of the model library's errors as a problem at its place."""
    words = dict(error.get("ctx", {}))
    path = (*at, *(step for step in error["loc"] if step != "[key]"))
    key = "[key]" in error["loc"]
    extra = words.pop("at", None)
    if extra is not None:
        path = (*path, extra)
    code = CODES.get(error["type"], error["type"])
    words = {"hint": "", **words, **words_of(code, error, path, model)}
    if "{year}" in words["hint"]:
        words["hint"] = words["hint"].replace("{year}", source.year_near(source.at(*path, key=key).line))
    meant = words["hint"] if code == "unknown-key" else ""
    key = key or code in ("missing", "unknown-key")
    return Told(error["loc"], meant, source.problem(path, code, key=key, **words))


def words_of(code: str, error: ErrorDetails, path: yaml.Path, model: type[BaseModel]) -> dict[str, Any]:
    """The words that fill in a sentence, beyond those that the error brings along. Raises LookupError for no code of ours."""
    typed = str(error["input"])
    match code:
        case "unknown-key":
            fields = fields_at(Progress if model is ProgressHead else model, error["loc"][:-1])
            return {"value": path[-1], "hint": field_like(str(path[-1]), fields)}
        case "missing" | "not-a-list" | "not-a-mapping" | "too-few":
            named = next((str(step) for step in reversed(path) if isinstance(step, str)), "这里")
            special = EXAMPLES.get("/".join(str(step) for step in path[-2:]), "")
            example = special or EXAMPLES.get(named, ENTRY if named.isdigit() else "")
            is_above = code == "missing" and named in NESTED and not special
            return {"value": named, "hint": f"{named}:（下一行缩进写 {example}）" if is_above else example}
        case "bad-choice":
            choices = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
            return {"value": typed, "words": choices, "hint": CHOICES.get(typed.lower(), "")}
        case "bad-whole-number":
            return {"value": typed}
        case "bad-date":
            return {"hint": first_day_hint(typed)} if path[-1] == "start" else {}
        case "items-joined":
            return {"hint": f"{path[-1]}: {error.get('ctx', {}).get('hint')}"}
        case "unknown-kind":
            return {"hint": CHOICES.get(str(error.get("ctx", {}).get("value")), "")}
        case "unknown-state-word":
            return {"hint": CHOICES.get(typed) or nearest(typed, ASSESSABLE)}
    if code not in MESSAGES:
        raise LookupError(f"no sentence for the model error {error['type']!r} at {error['loc']}")
    return {}


def fields_at(model: Any, loc: tuple[int | str, ...]) -> list[str]:
    """The keys that may be typed in a record inside a record, by the location of the inner one."""
    for step in loc:
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            continue
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        if step in fields:
            model = inner(fields[str(step)].annotation) or model
        elif "root" in model.model_fields:
            model = inner(model.model_fields["root"].annotation) or model
    if "root" in model.model_fields:
        model = inner(model.model_fields["root"].annotation) or model
    return [info.alias or name for name, info in model.model_fields.items()]


def inner(annotation: Any) -> type[BaseModel] | None:
    """The record class inside an annotation such as tuple[Target, ...], or None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := inner(part))), None)


def field_like(word: str, fields: list[str]) -> str:
    """The field that a word was probably meant to be: by its Chinese name, in capitals, or misspelt; else empty."""
    plain = unicodedata.normalize("NFKC", word).strip("“”‘’\"' -*").lower().replace(" ", "_").replace("-", "_")
    return plain if plain in fields else field_meant(plain, fields) or nearest(plain, fields)


def sense(word: str) -> set[str]:
    """The words in it that another word must have as well to mean the same, whatever else is alike: 未完成 is not 已完成."""
    return {"不" if found in "不未没无非" else found for found in SENSE.findall(word)}


def nearest(value: str, choices: Iterable[object]) -> str:
    """The choice most like a value, or nothing where none is like it in letters and in sense."""
    if len(value) > LONGEST_NAME:
        return ""
    every = (str(choice.value) if isinstance(choice, Enum) else str(choice) for choice in choices)
    names = [name for name in every if sense(name) == sense(value)]
    close = difflib.get_close_matches(value, names, n=1, cutoff=0.6)
    return close[0] if close else ""
