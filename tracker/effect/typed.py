"""Records as staff type them: plain trees of text, and the YAML lines of those."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from tracker.model.departments import UnitName
from tracker.model.periods import Period
from tracker.model.states import State
from tracker.record.block import Layout, list_item, mapping


def typed(value: Any, *, whole: bool = False) -> Any:
    """A value as it is typed in a source file; of a record its fields that were given, with `whole` also the defaults."""
    if isinstance(value, BaseModel):
        return fields(value, whole=whole)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Period):
        return value.key
    if isinstance(value, State):
        return value.word
    if isinstance(value, UnitName):
        return str(value)
    if isinstance(value, Mapping):
        return {typed(key): typed(item, whole=whole) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [typed(item, whole=whole) for item in value]
    return str(value.value if isinstance(value, Enum) else value)


def fields(record: BaseModel, *, whole: bool) -> dict[str, Any]:
    """The fields of a record by their typed names."""
    given = {}
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if value is not None and (whole or (name in record.model_fields_set and value not in ((), {}))):
            given[field.alias or name] = typed(value, whole=whole)
    return given


def lines(tree: Any, indent: int = 0) -> tuple[str, ...]:
    """A plain tree as lines of YAML, in block style."""
    layout = Layout()
    if isinstance(tree, dict):
        return tuple(mapping(tree, indent, layout))
    return tuple(line for item in tree for line in list_item(item, indent, layout.item, layout))
