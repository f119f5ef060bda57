"""The schema of a record as it is typed in YAML: unquoted dates and numbers, keys left empty, one item for a list.

Titles and descriptions are those of the models' fields; what the models say of themselves is for programmers.
"""

from typing import Any

from pydantic import BaseModel

from tracker.model.fields import ListOf
from tracker.read.records import inner

Schema = dict[str, Any]
NULL = {"type": "null"}
NOT_TYPED = {"body"}  # a measure's text stands below its front matter


def typed(model: type[BaseModel]) -> Schema:
    """The schema of a model's records as typed, with the schemas of the records inside them under $defs."""
    schema = model.model_json_schema(by_alias=True)
    parts = schema.pop("$defs", {})
    models = {part.__name__: part for part in within(model)}
    made = {name: record(part, models.get(name)) for name, part in parts.items()}
    schema = record(schema, model)
    return {**schema, "$defs": dict(sorted(made.items()))} if made else schema


def within(model: type[BaseModel]) -> list[type[BaseModel]]:
    """A model and the models of its fields, however deep."""
    found = [model]
    for one in found:
        parts = (inner(field.annotation) for field in one.model_fields.values())
        found += [part for part in parts if part is not None and part not in found]
    return found


def record(schema: Schema, model: type[BaseModel] | None) -> Schema:
    """The schema of a record, without what is said for programmers; that of a choice of words where it has no model."""
    made = {key: part for key, part in schema.items() if key not in ("title", "description")}
    fields = {info.alias or name: info for name, info in (model.model_fields if model else {}).items()}
    if "properties" not in made:
        return dict(plain(made))
    filled = {*made.get("required", []), *getattr(model, "never_empty", ())}
    made["properties"] = {
        name: optional(field, several=ListOf in fields[name].metadata, filled=name in filled)
        for name, field in made["properties"].items()
        if name not in NOT_TYPED
    }
    return made


def optional(field: Schema, *, several: bool, filled: bool) -> Schema:
    """The schema of a field: `several` may also be one; what need not be `filled` in may be left empty."""
    words = {key: field[key] for key in ("title", "description")}
    made = plain({key: part for key, part in field.items() if key not in words})
    choices = [part for part in made.pop("anyOf", [made]) if part != NULL]
    if "enum" in made:
        choices = [{"enum": made["enum"]}]
    if several:
        choices.append(choices[0]["items"])
    if not filled:
        choices.append(NULL)
    return {**words, **(choices[0] if len(choices) == 1 and "$ref" not in choices[0] else one_of(choices))}


def one_of(choices: list[Schema]) -> Schema:
    """A schema that any of some fits; written short where that can be."""
    if len(choices) == 1:
        return {"allOf": choices}
    if choices[-1] == NULL and len(choices) == 2:
        only = choices[0]
        if "enum" in only:
            return {
                **only,
                "enum": [*only["enum"], None],
                **({"type": [only["type"], "null"]} if "type" in only else {}),
            }
        if "type" in only:
            types = only["type"] if isinstance(only["type"], list) else [only["type"]]
            return {**only, "type": [*types, "null"]}
    return {"anyOf": choices}


def plain(schema: Any) -> Any:
    """A schema without defaults and without what only repeats the field's name; keys that fit no pattern are refused."""
    if isinstance(schema, list):
        return [plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: plain(part) for key, part in schema.items() if key not in ("default", "title")}
    if made.get("type") == "array" and "minLength" in made:
        made["minItems"] = made.pop("minLength")
    if "patternProperties" in made:
        made["additionalProperties"] = False
    return made
