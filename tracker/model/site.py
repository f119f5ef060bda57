"""The published site: its name and address, and what a government portal's footer must say. What is not known is left out."""

from tracker.model.fields import Boolean, Link, Record, Text, WebAddress


class Site(Record):
    """Identity of the published site."""

    name: Text
    address: WebAddress
    id_code: Text | None = None
    icp: Text | None = None
    police: Text | None = None
    organizer: Text | None = None
    contact: Text | None = None
    correction: Link | None = None
    edit_url: WebAddress | None = None
    share_pictures: Boolean = False
    header: Text | None = None
    footer: Text | None = None

    @property
    def root(self) -> str:
        """The public address with its closing slash."""
        return self.address.rstrip("/") + "/"
