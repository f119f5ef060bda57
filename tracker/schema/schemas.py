"""All schemas: one a kind of file, as the files of schema/."""

import json

from pydantic import BaseModel

from tracker.model.amendments import Amendments
from tracker.model.departments import Register
from tracker.model.measures import Measure
from tracker.model.plan import Plan
from tracker.model.site import Site
from tracker.model.tracker import Tracker
from tracker.schema.progress import progress
from tracker.schema.typed import Schema, typed

DRAFT = "http://json-schema.org/draft-07/schema#"
MODELS: dict[str, tuple[type[BaseModel], str, str]] = {
    "measure": (Measure, "举措", "content/measures/ 里每个举措文件开头两行“---”之间的各项。"),
    "plan": (Plan, "方案", "data/plan.yaml：方案的名称、起止日期、章节、主题、进度界线。"),
    "departments": (Register, "单位名录", "data/departments.yaml：方案提到的全部单位。"),
    "site": (Site, "网站", "data/site.yaml：网站的名称、地址、页脚和联系方式。"),
    "amendments": (Amendments, "修订记录", "data/amendments.yaml：方案公布以后对承诺的改动，写明理由和文件。"),
}


def schemas(tracker: Tracker) -> dict[str, bytes]:
    """The files of schema/ by name. The measures that progress.json knows are those of the tracker."""
    made = {name: document(typed(model), title, text) for name, (model, title, text) in MODELS.items()}
    text = "data/progress.yaml：各单位填报的进展。"
    return {f"{name}.json": data for name, data in made.items()} | {
        "progress.json": document(progress(tracker), "进展", text)
    }


def document(schema: Schema, title: str, description: str) -> bytes:
    """A schema as a file."""
    whole = {"$schema": DRAFT, "title": title, "description": description, **schema}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
