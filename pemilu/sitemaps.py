"""What crawlers may read. Addresses carry SITE_URL, whatever host the request named."""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from articles.models import Article
from articles.models.page import PageSlug
from bodies.models import Body
from common import clock
from elections.models import Election
from regions.models import Region

# News crawlers take articles of the last two days, a thousand at most.
NEWS_AGE = timedelta(days=2)
MOST_NEWS = 1000


class SiteSitemap(Sitemap):
    limit = 10_000
    is_list_of_articles = False

    def get_protocol(self, protocol=None):
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site=None):
        return urlsplit(settings.SITE_URL).netloc


class PageSitemap(SiteSitemap):
    def items(self):
        lists = ["home", "articles:list", "regions:list", "bodies:list", "elections:list"]
        pages = [f"articles:page-{slug}" for slug in PageSlug.values]
        return [*lists, "elections:glossary", "articles:corrections", *pages]

    def location(self, item):
        return reverse(item)


class RegionSitemap(SiteSitemap):
    def items(self):
        return Region.objects.select_related("parent").order_by("code")


class BodySitemap(SiteSitemap):
    def items(self):
        return Body.objects.order_by("pk")


class ElectionSitemap(SiteSitemap):
    def items(self):
        return Election.objects.order_by("pk")


class ArticleSitemap(SiteSitemap):
    is_list_of_articles = True

    def items(self):
        # Oldest first: a page that is full stays as it is.
        return Article.objects.published().order_by("published_at", "pk")

    def lastmod(self, article):
        return article.changed_at


SECTIONS = {
    "halaman": PageSitemap,
    "wilayah": RegionSitemap,
    "penyelenggara": BodySitemap,
    "pemilu": ElectionSitemap,
    "artikel": ArticleSitemap,
}


def index_paths() -> list[str]:
    """The paths of all sitemaps, further pages included."""
    paths = [reverse("sitemap-news")]
    for section, sitemap in SECTIONS.items():
        path = reverse("sitemap", args=[section])
        pages = sitemap().paginator.num_pages
        paths += [path, *(f"{path}?p={number}" for number in range(2, pages + 1))]
    return paths


def recent_news():
    published = Article.objects.published().filter(published_at__gte=clock.now() - NEWS_AGE)
    return published.newest_first()[:MOST_NEWS]
