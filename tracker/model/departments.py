"""The register of units, and units as a measure names them."""

import re
import unicodedata
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field, RootModel, WithJsonSchema, model_validator

from tracker.model.fields import Boolean, ListOf, Record, Slug, Text, of_text, text, wrong

WITH_OFFICE = re.compile(r"(.+?)[（(](.+)[)）]")


class UnitName(NamedTuple):
    """A unit as written: 政务中心（营商办） is the unit 政务中心, office 营商办."""

    name: str
    office: str | None

    def __str__(self) -> str:
        return f"{self.name}（{self.office}）" if self.office else self.name


def unit_name(value: str) -> UnitName:
    """Read a unit with or without its office; full-width letters and brackets mean the same as half-width ones."""
    plain = unicodedata.normalize("NFKC", text(value))
    found = WITH_OFFICE.fullmatch(plain)
    return UnitName(found[1].strip(), found[2].strip()) if found else UnitName(plain, None)


Unit = Annotated[UnitName, BeforeValidator(of_text(unit_name)), WithJsonSchema({"type": "string", "minLength": 1})]


class Department(Record):
    """A unit of the register. A `group` is a collective that names no single unit."""

    name: Text
    slug: Slug
    offices: Annotated[tuple[Text, ...], ListOf] = ()
    aliases: Annotated[tuple[Text, ...], ListOf] = ()
    phone: Text | None = None
    group: Boolean = False

    @model_validator(mode="after")
    def must_name_no_office(self) -> "Department":
        if re.search(r"[（()）]", self.name):
            raise wrong("bracket-in-unit-name", at="name", value=self.name)
        return self


class Register(RootModel[Annotated[tuple[Department, ...], Field(min_length=1)]]):
    """The units in the order of the register."""

    model_config = {"frozen": True}

    @cached_property
    def by_name(self) -> dict[str, Department]:
        """Units by every name they go by."""
        return {
            unicodedata.normalize("NFKC", name): unit
            for unit in reversed(self.root)
            for name in (*unit.aliases, unit.name)
        }
