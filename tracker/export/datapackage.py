"""datapackage.json: the CSV tables described for machines, as Frictionless has it."""

import json

from tracker.export.plan_json import SCHEMA_VERSION
from tracker.model.tracker import Tracker
from tracker.pages.open_data import TABLES, Table
from tracker.pages.words import marked


def datapackage(tracker: Tracker) -> bytes:
    """The description of the tables."""
    title = marked(tracker, tracker.site.name)
    text = json.dumps(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "commitment-tracker",
            "title": title,
            "version": f"{SCHEMA_VERSION}.0.0",
            "homepage": tracker.site.root,
            "sources": [{"title": tracker.plan.source.title}],
            "resources": [resource(table) for table in TABLES],
        },
        ensure_ascii=False,
        indent=1,
    )
    return f"{text}\n".encode()


def resource(table: Table) -> dict[str, object]:
    """The description of one table."""
    fields = [{"name": field.name, "type": field.type, "title": field.title} for field in table.fields]
    schema: dict[str, object] = {"fields": fields, "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    return {
        "name": table.name,
        "type": "table",
        "title": f"{table.title}表",
        "path": f"{table.name}.csv",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema,
    }
