"""The whole tracker as JSON, and one measure as JSON."""

import json
import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.assess.case import TargetAssessment
from tracker.assess.measure import MeasureAssessment
from tracker.assess.totals import Totals, total
from tracker.export.tables import figure, six
from tracker.model.progress import Update
from tracker.model.reports import corrected_on
from tracker.model.states import State
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.cards import is_verified
from tracker.pages.views import View, Views

SCHEMA_VERSION = 2
MARK = "\0"
MARKED = re.compile(r'"\\u0000([-0-9.]+)"')


def plan_json(views: Views, items: Iterable[bytes]) -> bytes:
    """All that the site says, as JSON; `items` are the measures, each made by `measure_item`, one a line."""
    tracker, plan = views.tracker, views.tracker.plan
    before = {
        **head(tracker),
        "plan": {
            "title": plan.title,
            "issuer": plan.issuer,
            "start": plan.start,
            "end": plan.end,
            "source": plan.source.model_dump(exclude_none=True),
            "report": plan.report.value,
            "grace_days": plan.grace_days,
            "pace": {"ahead": plan.pace.ahead, "behind": plan.pace.behind, "far_behind": plan.pace.far_behind},
        },
        "totals": counts(total(views.all)),
        "chapters": [
            {
                "number": chapter.number,
                "slug": chapter.slug,
                "title": chapter.title,
                "measures": [view.row.number for view in views.by_chapter[chapter.number]],
                "totals": counts(total(views.by_chapter[chapter.number])),
            }
            for chapter in plan.chapters
        ],
        "departments": [
            {
                "name": found.unit.name,
                "slug": found.unit.slug,
                "group": found.unit.group,
                "offices": found.unit.offices,
                "lead": [view.row.number for view in found.lead],
                "responsible": [view.row.number for view in found.responsible],
                "totals": counts(total(found.all)),
            }
            for found in views.units
        ],
        "amendments": [
            {
                "date": amendment.date,
                "measure": amendment.measure,
                "target": amendment.target,
                "field": amendment.field,
                "from": amendment.from_,
                "to": amendment.to,
                "reason": amendment.reason,
                "document": amendment.document.model_dump(exclude_none=True),
            }
            for amendment in tracker.amendments
        ],
    }
    return b'%s,\n"measures":[\n%s\n]}\n' % (dump(before)[:-1], b",\n".join(items))


def measure_json(tracker: Tracker, item: bytes) -> bytes:
    """One measure as JSON: the same item that plan.json has of it."""
    return b'%s,\n"measure":%s}\n' % (dump(head(tracker))[:-1], item)


def head(tracker: Tracker) -> dict[str, Any]:
    """What every file says first."""
    return {
        "schema_version": SCHEMA_VERSION,
        "name": tracker.site.name,
        "as_of": tracker.head.as_of,
        "sample": tracker.head.sample,
    }


def counts(found: Totals) -> dict[str, Any]:
    """Totals by the groups' slugs."""
    return {
        "total": found.total,
        **{group.slug: count for group, count in found.groups},
        "late": found.late,
        "withdrawn": found.withdrawn,
    }


def measure_item(tracker: Tracker, found: MeasureAssessment, view: View) -> bytes:
    """A measure with its targets, their assessments and its updates, as JSON on one line."""
    row = view.row
    said = found.self_assessment
    gone = corrected_on(found.updates)
    return dump(
        {
            "number": row.number,
            "title": row.title,
            "chapter": row.chapter,
            "lead": [unit.name for unit in row.lead],
            "responsible": [unit.name for unit in row.responsible],
            "topics": row.topics,
            "url": tracker.site.root + row.address,
            "state": found.state.slug if found.state else "withdrawn",
            "state_word": row.badge.word,
            "group": row.badge.group,
            "late": found.late,
            "why": row.why,
            "overdue_for_report": found.silent,
            "self_assessment": {**stated(said.state), "date": said.date, "agreement": said.agreement.value}
            if said
            else None,
            "targets": [target_item(found, one) for one in (*found.targets, *found.withdrawn)],
            "updates": [update_item(update, gone.get(place)) for place, update in enumerate(found.updates)],
            "months": [
                {"end": month.end, "state": month.state.slug if month.state else "withdrawn"} for month in view.months
            ],
            "text": found.measure.body.strip(),
        }
    )


def target_item(measure: MeasureAssessment, found: TargetAssessment) -> dict[str, Any]:
    """A target with its assessment."""
    target, position = found.target, found.position
    return {
        "id": target.id,
        "name": target.name,
        "kind": target.kind.slug,
        "comparator": target.comparator.key if target.comparator else None,
        "figure": figure(target),
        "unit": target.unit,
        "every": target.every.value if target.every else None,
        "promise": words.promise(target) or None,
        "due": found.due,
        "from": target.from_,
        "plan": {day.isoformat(): value for day, value in sorted(target.plan.items())},
        "quote": target.quote,
        "note": target.note,
        "withdrawn": target.withdrawn.model_dump() if target.withdrawn else None,
        "state": found.state.slug,
        "state_word": found.state.word,
        "group": found.state.group.slug,
        "reason": words.reason(found),
        "late": found.late,
        "outdated": found.is_outdated,
        "overdue_for_report": found.silent,
        "latest": {"date": found.latest.date, "value": found.latest.value} if found.latest else None,
        "expected": {"date": position.on, "value": six(position.expected)} if position else None,
        "gap": six(position.gap) if position else None,
        "periods": [
            {"period": result.period.key, "value": result.value, "met": result.met, "closed": result.closed}
            for result in found.periods
        ],
        "done_on": found.done_on,
        "verified": is_verified(found, measure),
    }


def update_item(update: Update, corrected_on: date | None) -> dict[str, Any]:
    """An update as reported."""
    values: dict[str, Any] = {}
    for name in update.values:
        single = update.number(name)
        values[name] = single if single is not None else {p.key: v for p, v in sorted(update.periods(name).items())}
    return {
        "date": update.date,
        "filed": update.filed_on,
        "by": str(update.by) if update.by else None,
        "note": update.note,
        "values": values,
        "done": update.done,
        "verified": update.verified,
        "self_assessment": stated(update.self_assessment) if update.self_assessment else None,
        "evidence": [{"title": evidence.title, "url": evidence.url} for evidence in update.evidence],
        "next": update.next,
        "corrects": update.corrects,
        "corrected_on": corrected_on,
    }


def stated(state: State) -> dict[str, str]:
    """A state by which a unit says of itself how it stands, in the names that computed states have."""
    return {"state": state.slug, "state_word": state.word}


def plain(value: object) -> object:
    """What JSON writes for a date; a decimal is marked, to be written as a number."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return MARK + format(value, "f")
    raise TypeError(type(value))


def dump(value: object) -> bytes:
    """JSON on one line, the same for the same value; decimals digit by digit, as no float could write them.

    The mark cannot be in a text: characters that cannot be seen are refused.
    """
    return MARKED.sub(r"\1", json.dumps(value, ensure_ascii=False, default=plain)).encode()
