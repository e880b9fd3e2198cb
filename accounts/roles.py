"""What each role may do: four groups with Django's own permissions.

Nobody has a role by belonging to a group: who has it where is a regional assignment.

A role has everything the role before it has. Groups are filled here and not in the admin: what
this file grants comes back at the next `ensure_roles`; what an administrator adds stays.
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from accounts.models import Role

ALL = ("view", "add", "change", "delete")
SEE = ("view",)
WRITE = ("view", "add", "change")
LOGGED = ("view", "add")

# (app, models, deeds), without what follows from the role before.
WRITER = [
    ("articles", "article tag image document", WRITE),
    # What hangs on an article: removing a region from a draft deletes a row.
    ("articles", "articleregion articlebody articlestage articleflag byline imageuse", ALL),
    ("articles", "relatedarticle update readernote", ALL),
    # Who signs a text for the first time is entered with it; a rename shows on every old text.
    ("articles", "author", LOGGED),
    ("articles", "editornote", LOGGED),
    ("articles", "source topic topicpin correction slot editorialpage linkcheck", SEE),
    ("articles", "listpreset banner publishingoverride", SEE),
    ("regions", "region regionalias formercode", SEE),
    ("elections", "election stage stagekind stagechange revote", SEE),
    ("elections", "publishingrule reportingrule term", SEE),
    ("bodies", "body bodyalias contact officer", SEE),
    ("ingest", "feed inboxitem suggestion cluster", SEE),
]
EDITOR = [
    ("articles", "article", ("review",)),
    ("bodies", "body", ("change",)),
    ("bodies", "bodyalias contact officer", ALL),
    ("ingest", "inboxitem suggestion cluster", WRITE),
]
CHIEF = [
    ("articles", "article", ("publish", "delete")),
    ("articles", "slot listpreset banner topicpin", ALL),
    ("articles", "correction", LOGGED),
    ("articles", "source topic tag author image document", ALL),
    ("articles", "editorialpage", WRITE),
    ("elections", "term", ALL),
    ("ingest", "feed", ALL),
    ("accounts", "event revision", SEE),
]
ADMIN = [
    ("accounts", "user", ALL),
    ("auth", "group", ALL),
    ("common", "redirect", ALL),
    ("common", "exportedrecord", SEE),
    ("regions", "region regionalias formercode regionassignment", ALL),
    ("elections", "election stage stagekind stagechange revote", ALL),
    ("elections", "publishingrule reportingrule", ALL),
    ("bodies", "body", ALL),
    ("articles", "editorialpage", ALL),
    ("ingest", "inboxitem suggestion cluster", ALL),
]

GRANTS = {
    Role.WRITER: WRITER,
    Role.EDITOR: [*WRITER, *EDITOR],
    Role.CHIEF: [*WRITER, *EDITOR, *CHIEF],
    Role.ADMIN: [*WRITER, *EDITOR, *CHIEF, *ADMIN],
}


@transaction.atomic
def ensure_roles() -> dict[str, Group]:
    """The group of every role, made or completed; what was added by hand stays."""
    known = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in Permission.objects.select_related("content_type")
    }
    groups = {}
    for role, grants in GRANTS.items():
        group, _ = Group.objects.get_or_create(name=role.value)
        # Present rows are left out by Django: a second run writes nothing.
        group.permissions.add(*(known[name] for name in permission_names(grants)))
        groups[role.value] = group
    return groups


def permission_names(grants) -> set[tuple[str, str]]:
    """(app, codename) of all that `grants` allow."""
    return {
        (app, f"{deed}_{model}")
        for app, models, deeds in grants
        for model in models.split()
        for deed in deeds
    }
