"""What crawlers may read. Addresses carry SITE_URL, whatever host the request named.

Every `lastmod` is a change that readers could see, or is left out: crawlers stop believing a site
whose dates are not true.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from math import ceil
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.lists import (
    ALL,
    author_key,
    body_key,
    election_key,
    region_key,
    topic_key,
)
from articles.models import (
    Article,
    ArticleKind,
    Author,
    Correction,
    EditorialPage,
    ListCounter,
    Topic,
)
from articles.models.page import PageSlug
from articles.months import Month, months_of_news
from bodies.models import Body
from common import clock
from elections.models import Election
from regions.models import Region

# News sitemaps hold articles of the last two days, a thousand at most (Google Search Central,
# "News sitemaps").
NEWS_AGE = timedelta(days=2)
MOST_NEWS = 1000
# What others wrote and the portal only passes on is no news of its own.
NOT_OUR_OWN = (ArticleKind.RELEASE, ArticleKind.CLIPPING)


class SiteSitemap(Sitemap):
    limit = 10_000
    is_list_of_articles = False

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc

    @property
    def changed_at(self) -> datetime | None:
        """The latest change in it, on whatever page."""
        return max(self.changes.values(), default=None)


class PageSitemap(SiteSitemap):
    """Lists and standing pages, by the names of their addresses."""

    def items(self):
        lists = ["home", "articles:list", "regions:list", "bodies:list", "elections:list"]
        pages = [f"articles:page-{slug}" for slug in PageSlug.values]
        return [*lists, "elections:glossary", "articles:corrections", *pages]

    def location(self, item):
        return reverse(item)

    def lastmod(self, item):
        return self.changes.get(item)

    @cached_property
    def changes(self):
        news = ListCounter.objects.newest_by_list(ALL).get(ALL)
        correction = Correction.objects.public().first()
        pages = EditorialPage.objects.values_list("slug", "updated_at")
        changes = {f"articles:page-{slug}": moment for slug, moment in pages}
        changes |= {"home": news, "articles:list": news}
        changes["articles:corrections"] = correction and correction.made_at
        return {name: moment for name, moment in changes.items() if moment}


class ListedSitemap(SiteSitemap):
    """Pages that each stand for a list of articles: they changed when its newest came.

    Days and offices change as well; of these no time is known.
    """

    def key(self, item) -> str:
        raise NotImplementedError

    def lastmod(self, item):
        return self.changes.get(self.key(item))

    @cached_property
    def changes(self):
        return ListCounter.objects.newest_by_list(self.prefix)


class RegionSitemap(ListedSitemap):
    prefix = region_key("")

    def items(self):
        return Region.objects.select_related("parent").order_by("code")

    def key(self, item):
        return region_key(item.code)


class BodySitemap(ListedSitemap):
    prefix = body_key("")

    def items(self):
        return Body.objects.order_by("pk")

    def key(self, item):
        return body_key(item.pk)


class ElectionSitemap(ListedSitemap):
    prefix = election_key("")

    def items(self):
        return Election.objects.order_by("pk")

    def key(self, item):
        return election_key(item.pk)


class TopicSitemap(ListedSitemap):
    prefix = topic_key("")

    def items(self):
        return Topic.objects.order_by("pk")

    def key(self, item):
        return topic_key(item.pk)


class AuthorSitemap(ListedSitemap):
    """Authors with something to read: a name may be known before its first article is."""

    prefix = author_key("")

    def items(self):
        return [author for author in Author.objects.order_by("pk") if self.lastmod(author)]

    def key(self, item):
        return author_key(item.pk)


class MonthSitemap(SiteSitemap):
    """The archive, month by month."""

    is_list_of_articles = True

    def items(self):
        return self.months

    def location(self, item):
        return item.month.get_absolute_url()

    def lastmod(self, item):
        return item.changed_at

    @cached_property
    def months(self):
        return months_of_news()

    @property
    def changes(self):
        return {each.month: each.changed_at for each in self.months}


class ArticleSitemap(SiteSitemap):
    """The articles of one month. A month that is over stays as it is, but for corrections."""

    is_list_of_articles = True

    def __init__(self, month: Month):
        self.month = month

    def items(self):
        # Their texts would be most of what is read.
        return self.month.articles().defer("summary", "body")

    def lastmod(self, article):
        return article.changed_at


SECTIONS = {
    "halaman": PageSitemap,
    "wilayah": RegionSitemap,
    "penyelenggara": BodySitemap,
    "pemilu": ElectionSitemap,
    "topik": TopicSitemap,
    "penulis": AuthorSitemap,
    "arsip": MonthSitemap,
}
_ARTICLES = re.compile(r"artikel-(\d{4})-(\d{2})", re.ASCII)


def sitemap_of(section: str) -> SiteSitemap | None:
    """The sitemap of a section: `wilayah`, or `artikel-2026-11` for the articles of a month."""
    if match := _ARTICLES.fullmatch(section):
        month = Month.from_numbers(int(match[1]), int(match[2]))
        return month and ArticleSitemap(month)
    return SECTIONS[section]() if section in SECTIONS else None


@dataclass(frozen=True)
class IndexEntry:
    """A page of a sitemap in the index of them."""

    path: str
    changed_at: datetime | None


def index() -> list[IndexEntry]:
    """All sitemaps, further pages included."""
    news = recent_news().first()
    entries = [IndexEntry(reverse("sitemap-news"), news and news.published_at)]
    sitemaps = {section: sitemap() for section, sitemap in SECTIONS.items()}
    for section, sitemap in sitemaps.items():
        entries += _pages(section, sitemap.paginator.num_pages, sitemap.changed_at)
    for each in sitemaps["arsip"].months:
        section = f"artikel-{each.month.first:%Y-%m}"
        entries += _pages(section, ceil(each.number / SiteSitemap.limit), each.changed_at)
    return entries


def _pages(section, count, changed_at):
    path = reverse("sitemap", args=[section])
    paths = [path, *(f"{path}?p={number}" for number in range(2, count + 1))]
    return [IndexEntry(path, changed_at) for path in paths]


def recent_news():
    """What the portal itself wrote in the last two days, newest first."""
    recent = Article.objects.published().filter(published_at__gte=clock.now() - NEWS_AGE)
    return recent.exclude(kind__in=NOT_OUR_OWN).newest_first()[:MOST_NEWS]
