"""Trees turned into records; what does not fit is told with its place."""

import difflib
from collections.abc import Iterable
from enum import Enum
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tracker.messages import MESSAGES
from tracker.problems import Problem
from tracker.read import yaml
from tracker.read.source import Source

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


def record(
    model: type[R], tree: yaml.Tree, source: Source, at: yaml.Path = (), **more: Any
) -> tuple[R | None, list[Problem]]:
    """The record that a tree makes, or its problems. `at` is the tree's own path in the source."""
    try:
        return model.model_validate({**tree, **more} if more and isinstance(tree, dict) else tree), []
    except ValidationError as error:
        return None, [told(details, model, source, at) for details in error.errors(include_url=False)]


def told(error: ErrorDetails, model: type[BaseModel], source: Source, at: yaml.Path) -> Problem:
    """One of the model library's errors as a problem at its place."""
    words = dict(error.get("ctx", {}))
    path = (*at, *(step for step in error["loc"] if step != "[key]"))
    key = "[key]" in error["loc"]
    extra = words.pop("at", None)
    if extra is not None:
        path = (*path, extra)
    code = CODES.get(error["type"], error["type"])
    if code == "unknown-key":
        path, key = (*at, *error["loc"]), True
        words = {"value": path[-1], "hint": nearest(str(path[-1]), fields_at(model, error["loc"][:-1]))}
    elif code == "missing":
        words = {"value": path[-1]}
        key = True
    elif code == "bad-choice":
        words = {
            "value": error["input"],
            "words": str(words.get("expected", "")).replace("'", "").replace(" or ", ", "),
        }
    elif code == "bad-whole-number":
        words = {"value": error["input"]}
    elif code not in MESSAGES:
        raise LookupError(f"no sentence for the model error {error['type']!r} at {error['loc']}")
    return source.problem(path, code, key=key, **words)


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


def nearest(value: str, choices: Iterable[object]) -> str:
    """The choice most like a value, or nothing where none is like it."""
    names = [str(choice.value) if isinstance(choice, Enum) else str(choice) for choice in choices]
    close = difflib.get_close_matches(value, names, n=1, cutoff=0.6)
    return close[0] if close else ""
