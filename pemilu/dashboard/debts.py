"""Utang kesegaran: what has grown old or was never completed, each with the form that mends it.

Another debt is one more entry of `DEBTS`; all of them together cost one query. Its `query` must
name a filter of the list that shows the same rows (see `accounts.desk.care_filter`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from accounts.reach import kept_by
from articles.coverage import QUIET_PROVINCE, QUIET_REGENCY, quiet
from articles.models import Article, LinkCheck
from bodies.models import Body, Contact, Officer
from bodies.models.contact import CHECKED_EVERY
from elections.models import PublishingRule, ReportingRule, Stage
from pemilu.dashboard.links import changelist, form_of, new_form
from pemilu.dashboard.panel import Panel, Row
from pemilu.dashboard.shelves import NOTHING, Found, Shelf, counted
from regions.models import Region

SHOWN = 5


@dataclass(frozen=True)
class Debt:
    """Rows that should be mended by whoever has `permission` where they are.

    `rows` is given today's date; `words` and `who` are expressions of what is told of a row.
    """

    name: str
    title: str
    permission: str
    rows: Callable[..., QuerySet]
    words: object
    # A row of the shelf → the address of the form that mends it.
    form: Callable[[Found], str]
    who: object = NOTHING
    # What to mend first, before the order of keys.
    order: tuple = ()
    # Parameters of the list of these rows.
    query: dict = field(default_factory=dict)

    def shelf(self, user) -> Shelf:
        rows = kept_by(user, self.rows(timezone.localdate()), self.permission)
        return Shelf(self.name, rows, (*self.order, F("pk").asc()), self.words, self.who)

    def panel(self, found) -> Panel:
        url = changelist(self.rows(timezone.localdate()).model, **self.query)
        rows = [Row(row.words, self.form(row), row.who) for row in found[:SHOWN]]
        return Panel(self.name, self.title, rows, counted(found), url)


def by_form(model):
    """The row's own form mends it."""
    address = form_of(model)
    return lambda row: address(row.pk)


DEBTS = [
    Debt(
        "kabar",
        f"Wilayah tanpa berita (provinsi {QUIET_PROVINCE}, kab./kota {QUIET_REGENCY} hari)",
        "articles.add_article",
        lambda day: quiet(Region.objects.all(), day),
        words=F("name"),
        who=F("code"),
        form=lambda row: new_form(Article, wilayah=row.who),
        order=(F("level").asc(), F("code").asc()),
        query={"kabar": "sepi"},
    ),
    Debt(
        "kontak",
        f"Kontak belum diperiksa {CHECKED_EVERY} hari",
        "bodies.change_contact",
        lambda day: Contact.objects.due_on(day),
        words=Concat("body__short_name", Value(": "), "value"),
        who=Coalesce(Cast("verified_on", CharField()), Value("belum pernah")),
        form=by_form(Contact),
        order=(F("verified_on").asc(nulls_first=True),),
        query={"pemeriksaan": "jatuh-tempo"},
    ),
    Debt(
        "tautan",
        "Tautan putus di halaman publik",
        "articles.change_article",
        lambda day: LinkCheck.objects.broken(),
        words=F("url"),
        who=F("failure"),
        # Which names the articles, documents or contacts that hold it.
        form=by_form(LinkCheck),
        order=(F("failing_since").asc(),),
        query={"perbaiki": "putus"},
    ),
    Debt(
        "ketua",
        "Badan tetap tanpa ketua",
        "bodies.add_officer",
        lambda day: Body.objects.without_chair_on(day),
        words=F("short_name"),
        form=lambda row: new_form(Officer, body=row.pk, position="Ketua"),
        query={"ketua": "kosong"},
    ),
    Debt(
        "dasar",
        "Tahapan tanpa dasar hukum",
        "elections.change_stage",
        lambda day: Stage.objects.without_basis(),
        words=F("name"),
        who=F("election__short_name"),
        form=by_form(Stage),
        # Coming ones before those that are history.
        order=(F("starts_on").desc(nulls_last=True),),
        query={"dasar": "kosong"},
    ),
    Debt(
        "aturan-tayang",
        "Aturan penayangan belum dikonfirmasi",
        "elections.change_publishingrule",
        lambda day: PublishingRule.objects.unconfirmed(),
        words=Concat("content_flag", Value(" · "), "stage_kind__name"),
        form=by_form(PublishingRule),
        query={"is_confirmed__exact": 0},
    ),
    Debt(
        "aturan-lapor",
        "Aturan pelaporan belum dikonfirmasi",
        "elections.change_reportingrule",
        lambda day: ReportingRule.objects.unconfirmed(),
        words=F("legal_basis"),
        form=by_form(ReportingRule),
        query={"is_confirmed__exact": 0},
    ),
]


def debts_of(user) -> list[Debt]:
    """The debts that `user` may mend somewhere."""
    return [debt for debt in DEBTS if user.has_perm(debt.permission)]
