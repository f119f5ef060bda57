"""The schemas are up to date, explain every field in Chinese, and let pass what the check lets pass."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from build import ROOT
from tests.record.small import FILES, PROGRESS
from tests.record.small import fill as fill_small
from tracker.load import load
from tracker.read.files import Folder
from tracker.schema.schemas import schemas

KINDS = ["plan", "departments", "site", "amendments", "progress"]


def checked(schema: Path, *files: Path) -> dict[str, list[str]]:
    """The errors that check-jsonschema finds, by file name."""
    arguments = ["--schemafile", str(schema), "-o", "JSON", *map(str, files)]
    found = json.loads(CliRunner().invoke(check_jsonschema, arguments).stdout)
    assert not found.get("parse_errors"), found["parse_errors"]
    errors: dict[str, list[str]] = {}
    for error in found["errors"]:
        errors.setdefault(Path(error["filename"]).name, []).append(error["path"])
    return errors


def front_matter(text: str) -> str:
    return text.split("---\n")[1]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas of the small plan."""
    root = fill_small(tmp_path_factory.mktemp("small"))
    for name, data in schemas(load(Folder(root))[0]).items():
        (root / name).write_bytes(data)
    return root


def test_schemas_are_up_to_date() -> None:
    made = schemas(load(Folder(ROOT))[0])
    assert made == {path.name: path.read_bytes() for path in (ROOT / "schema").iterdir()}, (
        "schema/ does not say what the models and the content say: run `python build.py schema`"
    )


def test_schemas_are_schemas() -> None:
    found = CliRunner().invoke(check_jsonschema, ["--check-metaschema", *map(str, (ROOT / "schema").iterdir())])
    assert found.exit_code == 0, found.output


def fields(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every field of a schema, by name."""
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from ((name, field) for name, field in properties.items() if "$ref" not in field)
        for part in schema.values():
            yield from fields(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from fields(part)


@pytest.mark.parametrize("kind", [*KINDS, "measure"])
def test_every_field_is_explained_in_chinese(kind: str) -> None:
    schema = json.loads((ROOT / f"schema/{kind}.json").read_text("utf-8"))
    found = list(fields(schema))
    assert found
    for name, field in [(kind, schema), *found]:
        if set(field) == {"by", "values", "done", "verified"}:
            continue
        assert re.search(r"[\u4e00-\u9fff]", field["title"]), name
        assert name in ("values",) or field["description"], name
        assert not re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", field["title"] + field["description"]), name
    assert '"default"' not in json.dumps(schema)


@pytest.mark.parametrize("kind", KINDS)
def test_the_real_files_pass_and_name_their_schemas(kind: str) -> None:
    path = ROOT / f"data/{kind}.yaml"
    assert checked(ROOT / f"schema/{kind}.json", path) == {}
    assert path.read_text("utf-8").split("\n")[0] == f"# yaml-language-server: $schema=../schema/{kind}.json"


def test_the_real_measures_pass_and_name_their_schema(tmp_path: Path) -> None:
    copies = []
    for path in sorted((ROOT / "content/measures").iterdir()):
        text = path.read_text("utf-8")
        assert text.startswith("---\n# yaml-language-server: $schema=../../schema/measure.json\n"), path.name
        copies.append(tmp_path / f"{path.stem}.yaml")
        copies[-1].write_text(front_matter(text), "utf-8")
    assert checked(ROOT / "schema/measure.json", *copies) == {}


UPDATE = "as_of: 2024-09-30\nmeasures:\n  1:\n    updates:\n      - date: 2024-06-30\n        "
GOOD = {
    # kind: files that pass the check, written as clerks may
    "progress": [
        PROGRESS,
        "as_of: '2024-09-30'\nmeasures:\n",
        "as_of: 2024-09-30\nsample: 是\nmeasures:\n  01:\n  2:\n    updates:\n  3: {updates: []}\n",
        UPDATE + "note: 2024\n        values:\n        done: white-list\n        verified:\n          - white-list\n",
        UPDATE
        + "filed: 2024-07-05\n        by: 政务中心(营商办)\n        values: {space: '80', first-visit-rate: 71.50}\n",
        UPDATE
        + "values:\n          job-fairs: {2024-05: 1, '2024-06': '2'}\n        self_assessment: 按序时\n        next:\n",
        UPDATE + "evidence:\n          - title: 12345\n            url: http://例子.cn/一\n        note: no\n",
        "as_of: 2024-09-30\nmeasures:\n  2:\n    updates:\n      - date: 2024-06-30\n        by: 招商一部\n        values:\n          firms: +3.0\n",
    ],
    "plan": [
        FILES["data/plan.yaml"],
        FILES["data/plan.yaml"] + "topics: 创新\npace: {ahead: 10, behind: '-10'}\nreport: quarter\ngrace_days: 05\n",
        FILES["data/plan.yaml"] + "topics:\npace:\nreport:\ngrace_days:\n",
    ],
    "departments": [
        FILES["data/departments.yaml"],
        "- {name: 一, slug: a, offices: 办, aliases: [二], phone: 029-1, group: false}\n",
    ],
    "site": [
        FILES["data/site.yaml"],
        "name: 2024\naddress: https://a.cn\nid_code: 6101000001\ncorrection: mailto:a@b.cn\nicp:\n",
    ],
    "amendments": [
        "[]\n",
        "- date: 2024-07-01\n  measure: 01\n  target: space\n  from: 120\n  to: 150\n  reason: 一\n  document: {title: 二}\n",
    ],
}
BAD = {
    # kind: a mistake each, and the part of the file that is named
    "progress": {
        UPDATE + "valeus:\n          space: 80\n": "updates[0]",
        UPDATE + "values:\n          spaces: 80\n": "updates[0].values",
        UPDATE + "values:\n          firms: 80\n": "updates[0].values",
        UPDATE + "values:\n          white-list: 1\n": "updates[0].values",
        UPDATE + "values:\n          space: 80万\n": "updates[0].values.space",
        UPDATE + "values:\n          job-fairs: 1\n": "updates[0].values['job-fairs']",
        UPDATE + "values:\n          job-fairs:\n            2024-Q2: 1\n": "updates[0].values['job-fairs']",
        UPDATE + "done: [space]\n": "updates[0].done",
        UPDATE + "filed: 2024年7月5日\n": "updates[0].filed",
        UPDATE + "self_assessment: 良好\n": "updates[0].self_assessment",
        UPDATE + "evidence:\n          - title: 一\n": "updates[0].evidence[0]",
        UPDATE + "evidence:\n          - title: 一\n            url: www.a.cn\n": "updates[0].evidence[0].url",
        "as_of: 2024-09-30\nmeasures:\n  4:\n    updates: []\n": "measures",
        "as_of: 2024-09-30\nmeasures:\n  1:\n    update: []\n": "measures['1']",
        "measures: {}\n": "$",
        "as_of: 20240930\n": "as_of",
        "as_of: 2024-09-30\nsample: maybe\n": "sample",
        "as_of: 2024-09-30\nsample:\n": "sample",
    },
    "plan": {
        FILES["data/plan.yaml"].replace("issuer", "isuer"): "$",
        FILES["data/plan.yaml"] + "report: week\n": "report",
        FILES["data/plan.yaml"] + "grace_days: 十天\n": "grace_days",
    },
    "departments": {"- name: 一\n": "$[0]", "- name: 一\n  slug: 乙\n": "$[0].slug", "name: 一\nslug: a\n": "$"},
    "site": {"name: 一\n": "$", "name: 一\naddress: a.cn\n": "address"},
    "amendments": {
        "- date: 2024-07-01\n  measure: 1\n  from: a\n  to: b\n  reason: c\n  document: d\n": "$[0].document"
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_check_lets_pass_passes(kind: str, small: Path, tmp_path: Path) -> None:
    for place, text in enumerate(GOOD[kind]):
        (tmp_path / f"good-{place}.yaml").write_text(text, "utf-8")
        if kind != "departments":  # other units would not be those of the measures
            load(Folder(fill_small(tmp_path / f"root-{place}", **{kind: text})))
    assert checked(small / f"{kind}.json", *sorted(tmp_path.glob("good-*.yaml"))) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_mistakes_are_shown(kind: str, small: Path, tmp_path: Path) -> None:
    for place, text in enumerate(BAD[kind]):
        (tmp_path / f"bad-{place:02}.yaml").write_text(text, "utf-8")
    found = checked(small / f"{kind}.json", *sorted(tmp_path.glob("bad-*.yaml")))
    for place, (text, named) in enumerate(BAD[kind].items()):
        paths = found.get(f"bad-{place:02}.yaml", [])
        assert any(path.endswith(named) for path in paths), f"{text}\n{paths}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("targets:", "target:"),
        ("at_least: 150", "at_least: 150万"),
        ("every: month", "every: 每月"),
        ("kind: level", "kind: 水平"),
        ("lead: [发展运行部]", "lead: []"),
        ("- id: space\n    name", "- id: Space\n    name"),
    ],
)
def test_mistakes_in_a_measure_are_shown(before: str, after: str, small: Path, tmp_path: Path) -> None:
    text = front_matter(FILES["content/measures/01-space.md"])
    (tmp_path / "good.yaml").write_text(text, "utf-8")
    (tmp_path / "bad.yaml").write_text(text.replace(before, after), "utf-8")
    found = checked(small / "measure.json", *sorted(tmp_path.glob("*.yaml")))
    assert list(found) == ["bad.yaml"]
