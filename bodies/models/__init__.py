from bodies.models.body import Body, BodyAlias, BodyLevel, Family
from bodies.models.contact import Contact, ContactKind
from bodies.models.officer import Officer

__all__ = ["Body", "BodyAlias", "BodyLevel", "Contact", "ContactKind", "Family", "Officer"]
