"""What of the bodies goes into a spreadsheet and comes back."""

from accounts.desk.tables import DeskTable
from bodies.models import Body, BodyAlias, Contact, Officer


class BodyTable(DeskTable):
    natural_key = ("slug",)

    class Meta(DeskTable.Meta):
        model = Body
        fields = (
            *("id", "slug", "family", "level", "region", "parent", "official_name", "short_name"),
            *("legal_basis", "for_election", "valid_from", "valid_until"),
        )


class BodyAliasTable(DeskTable):
    natural_key = ("body", "text")

    class Meta(DeskTable.Meta):
        model = BodyAlias
        fields = ("id", "body", "text")


class ContactTable(DeskTable):
    natural_key = ("body", "kind", "value")

    class Meta(DeskTable.Meta):
        model = Contact
        fields = ("id", "body", "kind", "value", "hours", "source_url", "verified_on")


class OfficerTable(DeskTable):
    """Two holders of one office may share a name: only an id tells them apart."""

    class Meta(DeskTable.Meta):
        model = Officer
        fields = (
            *("id", "body", "person_name", "position", "division", "source_url"),
            *("valid_from", "valid_until"),
        )
