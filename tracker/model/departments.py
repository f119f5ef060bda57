"""The register of units, and units as a measure names them."""

import re
import unicodedata
from functools import cached_property
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, Field, RootModel, WithJsonSchema, model_validator

from tracker.model.fields import Boolean, ListOf, Record, Slug, Text, of_text, text, wrong

LONGEST_NAME = 100
WITH_OFFICE = re.compile(r"(.+?)[（(](.+)[)）]")


class UnitName(NamedTuple):
    """A unit as written: 政务中心（营商办） is the unit 政务中心, office 营商办."""

    name: str
    office: str | None

    def __str__(self) -> str:
        return f"{self.name}（{self.office}）" if self.office else self.name


def unit_name(value: str) -> UnitName:
    """Read a unit with or without its office; full-width letters and brackets mean the same as half-width ones."""
    name = text(value)
    if len(name) > LONGEST_NAME:
        raise wrong("too-long", length=len(name), most=LONGEST_NAME)
    plain = unicodedata.normalize("NFKC", name)
    found = WITH_OFFICE.fullmatch(plain)
    return UnitName(found[1].strip(), found[2].strip()) if found else UnitName(plain, None)


Unit = Annotated[UnitName, BeforeValidator(of_text(unit_name)), WithJsonSchema({"type": "string", "minLength": 1})]


class Department(Record):
    """A unit of the register. A `group` is a collective that names no single unit."""

    name: Text = Field(title="单位名称", description="与方案原文一字不差，不带括号。")
    slug: Slug = Field(title="地址", description="单位页面的永久地址，只用小写字母、数字和连字符，公布后不再改动。")
    offices: Annotated[tuple[Text, ...], ListOf] = Field(
        (),
        title="内设机构",
        description="方案里写在单位名后括号中的办公室，如“政务中心（营商办）”的“营商办”。",
    )
    aliases: Annotated[tuple[Text, ...], ListOf] = Field(
        (), title="别名", description="只供检索的叫法，不得与别的单位同名。"
    )
    phone: Text | None = Field(None, title="办公电话", description="单位的办公电话，不写个人电话。")
    group: Boolean = Field(
        False, title="集体称谓", description="写 true 表示不指某一个单位，如“各相关单位”，不参加按单位的统计。"
    )

    @model_validator(mode="after")
    def must_be_short_and_name_no_office(self) -> "Department":
        for name in (self.name, *self.offices, *self.aliases):
            if len(name) > LONGEST_NAME:
                raise wrong("too-long", at="name", length=len(name), most=LONGEST_NAME)
        if re.search(r"[（()）]", self.name):
            raise wrong("bracket-in-unit-name", at="name", value=self.name)
        return self


class Register(RootModel[Annotated[tuple[Department, ...], Field(min_length=1)]]):
    """The units in the order of the register."""

    model_config = {"frozen": True, "defer_build": True}

    @cached_property
    def by_name(self) -> dict[str, Department]:
        """Units by every name they go by."""
        return {
            unicodedata.normalize("NFKC", name): unit
            for unit in reversed(self.root)
            for name in (*unit.aliases, unit.name)
        }
