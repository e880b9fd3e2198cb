"""The rows that the matrix is about: of every model one in each place, and somebody of each role.

The actors with a region work in 16.07, which lies below the province 16.
"""

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser

from accounts.models import Role, User
from accounts.revisions import keep_revision
from articles.models import ArticleRegion
from tests.factories import make_draft, make_member, make_region
from tests.filling import fill

OWN, FOREIGN, ABOVE = "16.07", "32.73", "16"
# Where a row stands, in the order of the letters of a cell.
PLACES = ("sendiri", "asing", "tanpa", "bersama", "induk")
REGIONAL = "@16.07"
NATIONAL = "@nasional"
ANONYMOUS, UNASSIGNED = "tamu", "staf"
ACTORS = (
    *(ANONYMOUS, UNASSIGNED),
    *(f"{role}{REGIONAL}" for role in Role.values),
    *(f"{role}{NATIONAL}" for role in Role.values),
)


def make_actor(name):
    """The user of a column of the matrix."""
    if name == ANONYMOUS:
        return AnonymousUser()
    if name == UNASSIGNED:
        return User.objects.create_user("staf", is_staff=True)
    role, _, where = name.partition("@")
    region = None if where == NATIONAL[1:] else make_region(where)
    return make_member(role, region, username=name.replace("@", "-"))


def make_rows() -> dict:
    """place → {label of a kind of rows: row}; a draft is another kind of article."""
    own, foreign, above = (make_region(code) for code in (OWN, FOREIGN, ABOVE))
    rows = {
        "induk": filled(0, above),
        "sendiri": filled(1, own),
        "asing": filled(2, foreign),
        "bersama": filled(3, make_region("16.07.10")),
        "tanpa": filled(4, make_region("99")),
    }
    share(rows["bersama"], foreign)
    unplace(rows["tanpa"])
    regions = {
        "induk": [above],
        "sendiri": [own],
        "asing": [foreign],
        "bersama": [own, foreign],
        "tanpa": [],
    }
    for place, kinds in rows.items():
        kinds["articles.article#draf"] = make_draft(regions=regions[place])
        kinds["articles.article#tayang"] = kinds["articles.article"]
    kinds = rows["sendiri"]
    kinds["accounts.user#super"] = kinds["accounts.user"]
    kinds["accounts.user#anggota"] = make_member("penulis", own)
    keep_revisions(rows)
    return rows


def keep_revisions(rows):
    """A version of every row that has a history: the first, unless it was changed already."""
    for kinds in rows.values():
        for row in kinds.values():
            keep_revision(row, by=None)


def filled(place, region) -> dict:
    """One more row of every model in `region`, the first that came with it of each."""
    models = list(admin.site._registry)
    known = {model: set(model._base_manager.values_list("pk", flat=True)) for model in models}
    fill(place, region)
    rows = {}
    for model in models:
        ordered = model._base_manager.order_by("pk")
        # What exists once for all, as the pages of the editors, is the last of its kind.
        rows[model._meta.label_lower] = (
            ordered.exclude(pk__in=known[model]).first() or ordered.last()
        )
    rows["regions.region"] = region
    return rows


def share(rows, region):
    """Let the rows of an article be about `region` too."""
    ArticleRegion.objects.create(article=rows["articles.article"], region=region)
    rows["articles.document"].articles.add(rows["articles.article"])


def unplace(rows):
    """Take the region off everything that can be without one."""
    rows["articles.article"].region_links.all().delete()
    for label, values in [
        ("bodies.body", {"region": None, "level": "nasional"}),
        ("elections.stage", {"region": None}),
        ("articles.slot", {"region": None}),
        ("ingest.feed", {"default_region": None}),
    ]:
        row = rows[label]
        type(row)._base_manager.filter(pk=row.pk).update(**values)
