"""Changes of promises after publication."""

from typing import Annotated

from pydantic import Field, RootModel, model_validator

from tracker.model.fields import Day, Record, TargetId, Text, WebAddress, WholeNumber, wrong


class Document(Record):
    """The document that a change rests on."""

    title: Text
    url: WebAddress | None = None


class Amendment(Record):
    """One change of a promise: of a target, or of a field of the measure (title, lead, responsible, …)."""

    date: Day
    measure: WholeNumber
    target: TargetId | None = None
    field: Text | None = None
    from_: Text = Field(alias="from")
    to: Text
    reason: Text
    document: Document

    @model_validator(mode="after")
    def must_name_what_changed(self) -> "Amendment":
        if self.target is None and self.field is None:
            raise wrong("amendment-of-nothing")
        return self


class Amendments(RootModel[Annotated[tuple[Amendment, ...], Field()]]):
    """All changes, in the order of the file."""

    model_config = {"frozen": True}
