"""The shelves of articles and of what came in: drafts, reviews, schedule, delays, inbox."""

from datetime import datetime, time, timedelta

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.reach import seen_by
from articles.models import Article, ArticleRegion, Status
from articles.overdue import (
    LEFT_WAITING,
    UNLISTED,
    articles_left_waiting,
    clock_skew,
    unlisted_articles,
)
from articles.reviewing import asked_by_name_first, handed_in_at, handed_in_by, reviewable_by
from ingest.models import InboxItem, InboxStatus
from pemilu.dashboard.links import changelist, form_of, paste_url
from pemilu.dashboard.panel import Panel, Row
from pemilu.dashboard.shelves import Shelf, counted

SHOWN = 4
# What is scheduled for the next morning is looked at the evening before.
UNTIL_HOUR_OF_TOMORROW = 12
ARTICLE = form_of(Article)


def news_shelves(user, now) -> list[Shelf]:
    """What the panels of `news_panels` show, as far as the user's rights go."""
    shelves = []
    if user.has_perm("articles.add_article"):
        shelves.append(drafts(user))
    if user.has_perm("articles.review_article"):
        shelves.append(reviews(user))
    if user.has_perm("articles.view_article"):
        shelves += [scheduled(user, now), *late(user)]
    if user.has_perm("ingest.view_inboxitem"):
        shelves.append(inbox(user))
    return shelves


def drafts(user):
    own = Article.objects.on_desk().filter(created_by=user, status=Status.DRAFT)
    order = (F("pk").desc(),)
    return Shelf("draf", seen_by(user, own, is_few=True), order, F("title"), primary_region())


def reviews(user):
    order = (asked_by_name_first(user), handed_in_at().asc(nulls_first=True), F("pk").asc())
    waiting = seen_by(user, reviewable_by(user), is_few=True)
    return Shelf("tinjauan", waiting, order, F("title"), handed_in_by(), handed_in_at())


def scheduled(user, now):
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    until = timezone.make_aware(datetime.combine(tomorrow, time(UNTIL_HOUR_OF_TOMORROW)))
    soon = Article.objects.scheduled().filter(published_at__lt=until)
    order = (F("published_at").asc(), F("pk").asc())
    moment = F("published_at")
    return Shelf(
        "jadwal", seen_by(user, soon, is_few=True), order, F("title"), primary_region(), moment
    )


def late(user):
    """Two shelves: public and not in the lists, and past its embargo and not public."""
    by_time = {"daftar": F("published_at"), "embargo": F("embargo_until")}
    found = {"daftar": unlisted_articles(), "embargo": articles_left_waiting()}
    return [
        Shelf(
            name,
            seen_by(user, rows, is_few=True),
            # By key alone SQLite would walk through all articles to spare itself the sorting.
            (by_time[name].asc(), F("pk").asc()),
            F("title"),
            primary_region(),
        )
        for name, rows in found.items()
    ]


def inbox(user):
    new = InboxItem.objects.filter(status=InboxStatus.NEW)
    order = (F("received_at").desc(), F("pk").desc())
    source = Coalesce("feed__source__name", Value("ditempel"))
    return Shelf(
        "masuk", seen_by(user, new, is_few=True), order, F("title"), source, F("received_at")
    )


def primary_region():
    links = ArticleRegion.objects.filter(article=OuterRef("pk"), is_primary=True)
    return Coalesce(Subquery(links.values("region__name")[:1]), Value(""))


def news_panels(user, found, now) -> list[Panel]:
    """The panels of the shelves in `found`, what is late first."""
    makers = [late_panel, reviews_panel, drafts_panel, scheduled_panel, inbox_panel]
    panels = [make(user, found, now) for make in makers]
    return [panel for panel in panels if panel is not None]


def late_panel(user, found, now):
    if "embargo" not in found:
        return None
    rows, skew = [], clock_skew(now)
    if skew is not None:
        rows.append(Row(skew.text))
    for name, words in [("daftar", UNLISTED), ("embargo", LEFT_WAITING)]:
        articles = found[name]
        if articles:
            rows.append(Row(f"{counted(articles)} artikel {words}:"))
            rows += [Row(row.words, ARTICLE(row.pk), row.who) for row in articles[:SHOWN]]
    return Panel("terlambat", "Terlambat", rows, empty="Tidak ada yang terlambat.")


def reviews_panel(user, found, now):
    return panel_of(
        found,
        "tinjauan",
        "Menunggu tinjauan saya",
        lambda row: Row(row.words, ARTICLE(row.pk), waiting_since(row, now)),
        url=changelist(Article, milik="antrean"),
        empty="Tidak ada naskah yang menunggu tinjauan Anda.",
    )


def drafts_panel(user, found, now):
    return panel_of(
        found,
        "draf",
        "Draf saya",
        lambda row: Row(row.words, ARTICLE(row.pk), row.who or "tanpa wilayah"),
        url=changelist(Article, milik="saya", status__exact=Status.DRAFT),
        empty="Belum ada draf. Mulai dengan “Artikel baru”.",
    )


def scheduled_panel(user, found, now):
    return panel_of(
        found,
        "jadwal",
        "Terjadwal hari ini",
        lambda row: Row(row.words, ARTICLE(row.pk), coming_at(row.moment, now), row.moment),
        url=changelist(Article, penayangan="terjadwal"),
        empty="Tidak ada artikel terjadwal sampai besok siang.",
    )


def inbox_panel(user, found, now):
    paste = paste_url() if user.has_perm("ingest.add_inboxitem") else ""
    return panel_of(
        found,
        "masuk",
        "Meja masuk",
        lambda row: Row(row.words, form_of(InboxItem)(row.pk), f"{row.who} · {at(row.moment)}"),
        url=changelist(InboxItem, status__exact=InboxStatus.NEW),
        empty="Tidak ada butir baru.",
        deeds=[("Tempel naskah", paste)] if paste else [],
    )


def panel_of(found, name, title, row, **extra):
    """The panel of the shelf `name`, None when the user has no right to it."""
    if name not in found:
        return None
    rows = found[name]
    total = counted(rows) if rows else ""
    return Panel(name, title, [row(each) for each in rows[:SHOWN]], total, **extra)


def waiting_since(row, now) -> str:
    since = f"menunggu {duration(now - row.moment)}" if row.moment else ""
    return " · ".join(filter(None, [row.who, since]))


def duration(span) -> str:
    """“3 hari”, “5 jam”, “12 menit”: as fine as it matters to whoever waits."""
    minutes = max(int(span.total_seconds() // 60), 1)
    if minutes < 60:
        return f"{minutes} menit"
    return f"{minutes // 60} jam" if minutes < 48 * 60 else f"{minutes // (24 * 60)} hari"


def coming_at(moment, now) -> str:
    is_today = timezone.localdate(moment) == timezone.localdate(now)
    return f"{'' if is_today else 'besok '}{timezone.localtime(moment):%H.%M} WIB"


def at(moment) -> str:
    return f"{timezone.localtime(moment):%d/%m %H.%M}"
