"""Pages that join all apps, and what operators and crawlers ask for."""

import functools
import logging
import mimetypes
import posixpath
import sys

from django.conf import settings
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db import Error, InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from django.views.static import serve

from articles.feeds import feeds_of
from articles.filters import ArticleFilterSet, SearchFilterSet
from articles.freshness import stamp
from articles.models import ListEntry
from articles.news import NewsList
from articles.overdue import public_alarms
from common.editions import split_edition
from common.views import PublicPageMixin, StrictFilterView, public_page
from pemilu.search.results import Results, search
from pemilu.sitemaps import index, recent_news, sitemap_of
from pemilu.structured import front_page_data
from pemilu.style_guide import samples

logger = logging.getLogger(__name__)

# Seconds; a database that restarts needs about as long.
RETRY_AFTER = "30"
XML = "application/xml; charset=utf-8"
# Unknown to Python 3.11. Remove with 3.13.
mimetypes.add_type("image/avif", ".avif")


class HomeView(PublicPageMixin, TemplateView):
    """The front page; its parts come from the template tags of the apps."""

    template_name = "pemilu/home.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(feeds=feeds_of(), structured=front_page_data(), **kwargs)


class StyleGuideView(PublicPageMixin, TemplateView):
    """Every component with its states, for whoever changes one; not for crawlers."""

    template_name = "pemilu/style_guide.html"
    is_indexed = False

    def get_context_data(self, **kwargs):
        return super().get_context_data(**samples(timezone.localdate()), **kwargs)


class SearchView(StrictFilterView):
    """What a reader looks for in everything there is; other filters narrow the articles."""

    filterset_class = SearchFilterSet
    template_name = "pemilu/search.html"
    is_indexed = False

    def get_queryset(self):
        return ListEntry.objects.none()

    def get_context_data(self, **kwargs):
        query = self.filterset.form.cleaned_data.get("q", "")
        is_search = bool(query) and not self.filterset.complaints
        news = NewsList(self.filterset, self.request.path)
        return super().get_context_data(
            query=query,
            results=search(query, news) if is_search else Results(),
            feeds=news.formats() if is_search else [],
            **kwargs,
        )


def page_not_found(request, exception):
    """404 in the edition that the address belongs to."""
    edition, _ = split_edition(request.path)
    return render(request, "ringan/404.html" if edition else "404.html", status=404)


@never_cache
def server_error(request):
    """500; 503 when it was the database that did not answer, which passes by itself."""
    is_database = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    status = 503 if is_database else 500
    response = render(None, f"{status}.html", status=status)
    if is_database:
        response["Retry-After"] = RETRY_AFTER
    return response


@require_safe
@never_cache
def health(request):
    if not is_ready():
        return JsonResponse({"status": "tidak siap"}, status=503)
    late = public_alarms()
    if not late:
        return JsonResponse({"status": "ok"})
    # The site answers, so nothing should take it out of service; somebody should look.
    return JsonResponse(
        {"status": "terlambat", "terlambat": {alarm.name: len(alarm.articles) for alarm in late}}
    )


def is_ready() -> bool:
    """Whether the database answers and has every migration of this release; two queries."""
    try:
        return migrations_of_release() <= set(MigrationRecorder(connection).applied_migrations())
    except Error as error:
        logger.error("Not ready: %s", error)
        return False


@functools.cache
def migrations_of_release() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


@public_page
def robots(request):
    context = {"site_url": settings.SITE_URL, "filters": ArticleFilterSet.base_filters}
    return render(request, "pemilu/robots.txt", context, content_type="text/plain; charset=utf-8")


@public_page
def sitemap_index(request):
    context = {"site_url": settings.SITE_URL, "entries": index()}
    return render(request, "pemilu/sitemap_index.xml", context, content_type=XML)


@public_page
def sitemap(request, section):
    found = sitemap_of(section)
    if found is None:
        raise Http404
    try:
        urls = found.get_urls(page=request.GET.get("p", 1))
    except (EmptyPage, PageNotAnInteger):
        raise Http404 from None
    response = render(request, "pemilu/sitemap.xml", {"urls": urls}, content_type=XML)
    return stamp(response) if found.is_list_of_articles else response


@public_page
def news_sitemap(request):
    context = {
        "site_url": settings.SITE_URL,
        "site_name": settings.SITE_NAME,
        "articles": recent_news(),
    }
    return render(request, "pemilu/sitemap_news.xml", context, content_type=XML)


@require_safe
def media(request, path):
    """An upload, in a demo; in production the proxy serves them.

    Documents have an address of their own, also those that once stood among the uploads.
    """
    if posixpath.normpath(path).lstrip("/").split("/")[0].lower() == "dokumen":
        raise Http404
    return serve(request, path, document_root=settings.MEDIA_ROOT)


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def favicon(request):
    """Browsers ask for this one by themselves; pages name the drawing."""
    return redirect(static("favicon.svg"))
