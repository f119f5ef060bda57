"""The plan of a repository as Hugo's content and data, and whether the site it makes of it is the same as ours.

python benchmarks/hugo_site.py make PLAN DIR, and then, both built, python benchmarks/hugo_site.py check PLAN DIR
(programs of their own, so that what they hold in memory is not counted to what is measured beside them).
"""

import html
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml
from corpus import CADENCES

HERE = Path(__file__).resolve().parent
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def make(root: Path, folder: Path) -> None:
    """Write Hugo's site: our Markdown files with the order and the terms that Hugo wants, our progress as JSON."""
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    (folder / "static").mkdir(exist_ok=True)
    shutil.copy(root / "templates/assets/site.css", folder / "static")
    plan, register = read(root / "data/plan.yaml"), read(root / "data/departments.yaml")
    slugs = {unit["name"]: unit["slug"] for unit in register}
    chapters = {chapter["number"]: chapter["slug"] for chapter in plan["chapters"]}
    for chapter in plan["chapters"]:
        front = {"title": chapter["title"], "weight": chapter["number"]}
        write(folder / f"content/chapters/{chapter['slug']}/_index.md", front)
    for unit in register:
        write(folder / f"content/departments/{unit['slug']}/_index.md", {"title": unit["name"]})
    for name, title in {"measures": "全部举措", "chapters": "分章", "departments": "单位"}.items():
        write(folder / f"content/{name}/_index.md", {"title": title})
    for path in sorted((root / "content/measures").iterdir()):
        text = path.read_text("utf-8")
        front = yaml.load(text.split("---\n")[1], Loader)
        units = sorted({slugs[name] for name in (*front["lead"], *front["responsible"])})
        terms = (
            f"weight: {front['number']}\nchapters: [{chapters[front['chapter']]}]\ndepartments: {json.dumps(units)}\n"
        )
        text = text.replace("---\n", f"---\n{terms}", 1)
        (folder / f"content/measures/{front['number']}.md").write_text(text, "utf-8")
    as_json(folder / "data/departments.json", slugs)
    as_json(folder / "data/plan.json", {"title": plan["title"], "elapsed": CADENCES})
    as_json(folder / "data/progress.json", read(root / "data/progress.yaml"))


def read(path: Path) -> Any:
    """A YAML file."""
    return yaml.load(path.read_bytes(), Loader)


def as_json(path: Path, value: object) -> None:
    """Write JSON."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(as_text(value), "utf-8")


def as_text(value: object) -> str:
    """JSON, days as text."""
    return json.dumps(value, ensure_ascii=False, default=str)


def change(folder: Path, before: str, after: str) -> None:
    """Put an update in the place of another, both as YAML."""
    path = folder / "data/progress.json"
    old, new = (as_text(yaml.load(text, Loader)[0]) for text in (before, after))
    whole, found, rest = path.read_text("utf-8").partition(old)
    assert found
    path.write_text(whole + new + rest, "utf-8")


def write(path: Path, front: dict[str, Any]) -> None:
    """Write a page that has front matter only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n", "utf-8")


def check(root: Path, folder: Path) -> list[str]:
    """What differs between our site and Hugo's: the pages that there are, what a measure's page says, derived figures."""
    ours, theirs = root / "site", folder / "public"
    known = json.loads((ours / "data/plan.json").read_bytes())
    found = json.loads((theirs / "index.json").read_bytes())
    pages = {f"measures/{measure['number']}" for measure in known["measures"]}
    pages |= {f"{kind}/{one['slug']}" for kind in ("chapters", "departments") for one in known[kind]}
    pages |= {"", "measures", "chapters", "departments"}
    files = {f"{page}/index.html".lstrip("/") for page in pages}
    built = {path.relative_to(theirs).as_posix() for path in theirs.rglob("*.html")}
    wrong = [f"{path}: only one has it" for path in files ^ built]
    wrong += [f"{path}: not in our site" for path in files if not (ours / path).is_file()]
    wrong += [f"{path}: missing" for path in ("feed.xml", "sitemap.xml") if not (theirs / path).is_file()]
    if len(known["measures"]) != len(found["measures"]):
        return [*wrong, "not the same number of measures"]
    for one, other in zip(known["measures"], found["measures"], strict=True):
        path = f"measures/{one['number']}/index.html"
        for site in (ours, theirs):
            text = html.unescape(re.sub(r"<[^>]+>", "", (site / path).read_text("utf-8")))
            wrong += [f"{site / path}: no {said}" for said in says(one) if said not in text]
        wrong += [f"{path}: {line}" for line in compared(one, other)]
    groups = [measure["group"] for measure in found["measures"]]
    counts = {"total": len(groups), "done": groups.count("已完成"), "none": groups.count("数据缺失")}
    return wrong + [f"not {count} {name}" for name, count in counts.items() if found["totals"][name] != count]


def says(measure: dict[str, Any]) -> list[str]:
    """What the page of a measure must say."""
    text = re.split(r"\n+(?:- )?|\*\*", measure["text"])
    units = [*measure["lead"], *measure["responsible"]]
    notes = [said for update in measure["updates"] for said in (update["note"], *titles(update)) if said]
    return [measure["title"], *(target["name"] for target in measure["targets"]), *units, *notes, *filter(None, text)]


def titles(update: dict[str, Any]) -> list[str]:
    """The titles of an update's evidence."""
    return [document["title"] for document in update["evidence"]]


def compared(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Where the standing value of a target, or what is made of it, is not the same."""
    wrong = []
    for ours, theirs in zip(one["targets"], other["targets"], strict=True):
        value, share = figure(ours)
        if (value, share) != (theirs["value"], theirs["share"]):
            wrong.append(f"{ours['id']} is {value}, {share} %, not {theirs['value']}, {theirs['share']} %")
    shares = [figure(target)[1] for target in one["targets"]]
    mean, is_done = rounded(sum(shares) / len(shares)), bool(one["updates"]) and min(shares) == 100
    if (mean, is_done) != (other["mean"], other["group"] == "已完成"):
        wrong.append(f"is {mean} %, not {other['mean']} % and {other['group']}")
    return wrong


def figure(target: dict[str, Any]) -> tuple[Any, int]:
    """The standing value of a target, and the share done in per cent, from our data."""
    if target["kind"] == "milestone":
        is_done = target["done_on"] is not None
        return is_done, 100 * is_done
    if target["every"]:
        met = sum(period["met"] for period in target["periods"])
        return met, rounded(100 * met / CADENCES[target["every"]])
    if target["latest"] is None:
        return None, 0
    value, start = target["latest"]["value"], target["from"] or 0
    return value, rounded(100 * (value - start) / (target["figure"] - start))


def rounded(share: float) -> int:
    """A share as Hugo's templates round it, from 0 to 100."""
    return max(0, min(100, int(share + 0.5)))


if __name__ == "__main__":
    task, root, folder = sys.argv[1:]
    if task == "make":
        make(Path(root), Path(folder))
    else:
        differences = check(Path(root), Path(folder))
        if differences:
            raise SystemExit("\n".join(differences[:20]))
