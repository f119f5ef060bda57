"""Hostile files, as recipes: what is changed in the miniature, and the codes of the errors told (none: a safe site)."""

from tests.hostile.cases import bulk, files, markup, unseen, values, yaml_tricks
from tests.hostile.cases.recipe import Case

CASES: dict[str, Case] = {
    f"{module.__name__.rpartition('.')[2]}-{name}": case
    for module in (bulk, files, markup, unseen, values, yaml_tricks)
    for name, case in module.CASES.items()
}
