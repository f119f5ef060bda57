"""The schema of progress.yaml: it knows the measures, the targets of each, and who may report on it."""

from tracker.model.measures import Kind, Measure, Target
from tracker.model.periods import KEYS
from tracker.model.progress import Progress
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.schema.typed import Schema, typed

NUMBER = {"type": ["string", "number"], "pattern": r"^[+-]?\d+(\.\d+)?$"}


def progress(tracker: Tracker) -> Schema:
    """The schema of progress.yaml for the measures of a tracker."""
    schema = typed(Progress)
    parts = schema.pop("$defs")
    base = parts.pop("Entry")["properties"]["updates"]
    said = {name: heading(field) for name, field in parts["Update"]["properties"].items()}
    numbers = [measure.number for measure in tracker.measures]
    schema["properties"]["measures"] = {
        **heading(schema["properties"]["measures"]),
        "type": ["object", "null"],
        "properties": {str(number): {"$ref": f"#/$defs/measure-{number}"} for number in numbers},
        "patternProperties": {f"^0+{number}$": {"$ref": f"#/$defs/measure-{number}"} for number in numbers},
        "additionalProperties": False,
    }
    parts["Unit"] = {"enum": [unit.name for unit in tracker.register.root if not unit.group]}
    for measure in tracker.measures:
        items = {"allOf": [base["items"], {"properties": update(tracker, measure, said)}]}
        parts[f"measure-{measure.number}"] = {
            "title": f"{measure.number}　{measure.title}",
            "description": "牵头：" + "、".join(str(name) for name in measure.lead),
            "type": ["object", "null"],
            "properties": {"updates": {**base, "items": items}},
            "additionalProperties": False,
        }
    return {**schema, "$defs": parts}


def heading(field: Schema) -> Schema:
    """A field's title and description."""
    return {key: field[key] for key in ("title", "description")}


def update(tracker: Tracker, measure: Measure, said: dict[str, Schema]) -> dict[str, Schema]:
    """What an update of a measure may name: its targets and its units. Other spellings of a unit are let pass."""
    units = [str(name) for name in (*measure.lead, *measure.responsible) if not tracker.unit(name).group]
    choices: list[Schema] = [{"enum": units}] if units else []
    if len(units) < len(measure.lead) + len(measure.responsible):
        choices.append({"$ref": "#/$defs/Unit"})
    return {
        "by": {**said["by"], "anyOf": [*choices, {"type": ["string", "null"]}]},
        "values": {
            **said["values"],
            "type": ["object", "null"],
            "properties": {target.id: value(target) for target in measure.targets if target.kind is not Kind.MILESTONE},
            "additionalProperties": False,
        },
        "done": {**said["done"], **ids([target for target in measure.targets if target.kind is Kind.MILESTONE])},
        "verified": {**said["verified"], **ids(list(measure.targets))},
    }


def value(target: Target) -> Schema:
    """What may stand behind a target's id under values."""
    parts = [words.promise(target), target.note or ""]
    if target.kind is not Kind.RECURRING or target.every is None:
        return {"title": target.name, "description": joined(parts), **NUMBER}
    return {
        "title": target.name,
        "description": joined([*parts, f"写明是哪一期，例如 {target.every.example}: 1"]),
        "type": "object",
        "patternProperties": {f"^{KEYS[target.every].pattern}$": NUMBER},
        "additionalProperties": False,
    }


def joined(sentences: list[str]) -> str:
    """Sentences as one text."""
    return "".join(sentence.rstrip("。") + "。" for sentence in sentences if sentence)


def ids(targets: list[Target]) -> Schema:
    """A list of targets' ids, or one of them."""
    if not targets:
        return {"type": ["array", "null"], "maxItems": 0}
    one = {"enum": [target.id for target in targets], "description": joined([f"{t.id}：{t.name}" for t in targets])}
    return {"anyOf": [{"type": "array", "items": one}, one, {"type": "null"}]}
