"""What should be public by now and is not: the alarm of the health page and the desk."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from articles.models import Article, ArticleText, Card, ListEntry, Status
from common import clock
from common.clock import DatabaseNow

# Seconds between this server's clock and the database's; what is public follows the latter.
MOST_SKEW = 60
# Days back within which a publication is looked at: older rows are `check_listings`' work.
WATCHED = 2
UNLISTED = "sudah waktunya tampil, tetapi belum ada di daftar"
LEFT_WAITING = "sudah lewat embargonya, tetapi belum diterbitkan"


@dataclass(frozen=True)
class Alarm:
    """One thing that is late: a short name for machines, a sentence for editors, the articles."""

    name: str
    text: str
    articles: tuple = ()


def alarms() -> list[Alarm]:
    """Everything that keeps due articles from readers; three queries."""
    found = [clock_skew(), unlisted(), left_waiting()]
    return [alarm for alarm in found if alarm]


def public_alarms() -> list[Alarm]:
    """What the software owes: without what waits for somebody's decision; two queries."""
    found = [clock_skew(), unlisted()]
    return [alarm for alarm in found if alarm]


def clock_skew(database_now=None) -> Alarm | None:
    """Whether this server's clock differs; one query unless the database's time is at hand."""
    seconds = round(abs((timezone.now() - (database_now or clock.now())).total_seconds()))
    if seconds <= MOST_SKEW:
        return None
    return Alarm("jam", f"Jam server dan jam basis data berbeda {seconds} detik.")


def unlisted() -> Alarm | None:
    return _alarm("daftar", UNLISTED, unlisted_articles())


def left_waiting() -> Alarm | None:
    return _alarm("embargo", LEFT_WAITING, articles_left_waiting())


def unlisted_articles():
    """Articles that became public lately and are missing from lists, cards or search."""
    entries = ListEntry.objects.filter(article=OuterRef("pk"))
    on_time = entries.filter(published_at=OuterRef("published_at"))
    cards = Card.objects.filter(article=OuterRef("pk"))
    texts = ArticleText.objects.filter(article=OuterRef("pk"))
    recent = Article.objects.published().filter(
        published_at__gt=DatabaseNow() - timedelta(days=WATCHED)
    )
    return recent.exclude(Exists(on_time) & Exists(cards) & Exists(texts))


def articles_left_waiting():
    """Approved articles whose embargo is over and that nobody published."""
    return Article.objects.filter(
        status=Status.APPROVED, trashed_at__isnull=True, embargo_until__lte=DatabaseNow()
    )


def _alarm(name, words, articles):
    late = tuple(articles.order_by(F("published_at").asc(nulls_first=True), "pk")[:20])
    return Alarm(name, f"{len(late)} artikel {words}.", late) if late else None
