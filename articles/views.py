from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView, ListView, TemplateView

from articles.article_page import article_context
from articles.canonical import place_in_index
from articles.exceptions import public_exceptions
from articles.filters import PAGING, ArticleFilterSet
from articles.formats import write_atom, write_csv, write_json_feed
from articles.formats.listing import Listing
from articles.freshness import stamp
from articles.models import (
    Article,
    Author,
    Correction,
    EditorialPage,
    ListEntry,
    ListPreset,
    Topic,
)
from articles.models.page import PageSlug
from articles.months import Month, month_or_404
from articles.news import NewsList, page_for
from articles.reading import cards_in, published_between
from articles.versions import moved_version, public_versions, told_apart, version_address
from articles.websub import name_hub
from common.crawlers import keep_out
from common.views import PublicPageMixin, StrictFilterView

# The corrections log shows this many of the newest; the articles themselves show all of theirs.
LOGGED = 200


class ArticlePageView(StrictFilterView):
    """One page of the filtered list, whatever the format."""

    filterset_class = ArticleFilterSet

    def get_queryset(self):
        return ListEntry.objects.none()


class ArticleListView(ArticlePageView):
    template_name = "articles/article_list.html"

    def get_context_data(self, **kwargs):
        news = NewsList(self.filterset, self.request.path)
        return super().get_context_data(
            news=news,
            feeds=news.formats(),
            presets=ListPreset.objects.all(),
            this_month=Month.of(timezone.localdate()),
            **kwargs,
        )

    def place_in_index(self):
        place_in_index(self.request, self.filterset)


class MonthArchiveView(ArticlePageView):
    """The articles of one month (in Jakarta), paged like every list."""

    template_name = "articles/month_archive.html"

    def get_filterset_kwargs(self, filterset_class):
        self.month = month_or_404(self.kwargs["year"], self.kwargs["month"])
        data = self.request.GET.copy()
        for name in filterset_class.base_filters.keys() - PAGING:
            data.pop(name, None)
        data["dari"], data["sampai"] = self.month.first.isoformat(), self.month.last.isoformat()
        return {**super().get_filterset_kwargs(filterset_class), "data": data}

    def get_context_data(self, **kwargs):
        page = page_for(self.filterset)
        return super().get_context_data(
            month=self.month,
            neighbours=self.month.neighbours(*published_between()),
            cards=cards_in(page.entries),
            older=page.older and f"?sebelum={page.older}",
            newer=page.newer and f"?sesudah={page.newer}",
            feeds=NewsList(self.filterset, self.request.path).formats(),
            **kwargs,
        )

    def place_in_index(self):
        # The days of the month are no choice of the reader.
        if PAGING & set(self.filterset.asked):
            keep_out(self.request)


class ArticleFormatView(ArticlePageView):
    """The page as data; `write` turns a Listing into a response.

    A page of faults has no date: what an unknown name will mean one day leaves none.
    """

    url_name = ""

    def place_in_index(self):
        """Data is no page: what it holds is kept under the addresses of the articles."""

    def render_to_response(self, context, **response_kwargs):
        listing = Listing(self.filterset, reverse(self.url_name))
        response = self.write(listing)
        return response if listing.errors else stamp(response)


class FeedView(ArticleFormatView):
    """A feed, which may be subscribed to."""

    def render_to_response(self, context, **response_kwargs):
        response = super().render_to_response(context, **response_kwargs)
        name_hub(response, reverse(self.url_name) + self.filterset.query())
        return response


class AtomView(FeedView):
    url_name = "articles:atom"
    write = staticmethod(write_atom)


class JSONFeedView(FeedView):
    url_name = "articles:json"
    write = staticmethod(write_json_feed)


class CSVView(ArticleFormatView):
    url_name = "articles:csv"
    write = staticmethod(write_csv)


class ArticleDetailView(PublicPageMixin, DetailView):
    """An article at its one address; a withdrawn one answers 410 without its words."""

    template_name = "articles/article_detail.html"
    gone_template_name = "articles/article_gone.html"

    def get_object(self, queryset=None):
        return get_object_or_404(Article.objects.for_detail(), slug=self.kwargs["slug"])

    def get(self, request, *args, **kwargs):
        article = self.object = self.get_object()
        if not Article.objects.published().filter(pk=article.pk).exists():
            if article.withdrawal is None:
                raise Http404
            return self.gone(article)
        day = article.first_published_on
        if (day.year, day.month) != (kwargs["year"], kwargs["month"]):
            return redirect(self.address(article), permanent=True)
        return self.render_to_response(self.get_context_data())

    def address(self, article) -> str:
        return article.get_absolute_url()

    def gone(self, article):
        context = {"withdrawal": article.withdrawal}
        return TemplateResponse(self.request, self.gone_template_name, context, status=410)

    def get_context_data(self, **kwargs):
        return article_context(self.object)


class ArticleVersionView(ArticleDetailView):
    """What a public article said before; hidden and withdrawn ones answer as the article does."""

    template_name = "articles/article_version.html"
    is_indexed = False

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            new_address = moved_version(**kwargs)
            if new_address is None:
                raise
            return redirect(new_address, permanent=True)

    def get_object(self, queryset=None):
        articles = Article.objects.prefetch_related("corrections", "tags")
        return get_object_or_404(articles, slug=self.kwargs["slug"])

    def address(self, article):
        return version_address(article, self.kwargs["number"])

    def get_context_data(self, **kwargs):
        versions = public_versions(self.object)
        version = next((each for each in versions if each.number == self.kwargs["number"]), None)
        if version is None:
            raise Http404
        return {
            "article": self.object,
            "version": version,
            "versions": told_apart(versions),
            "is_current": version.seen == versions[-1].seen,
        }


class TopicDetailView(PublicPageMixin, DetailView):
    model = Topic


class AuthorDetailView(PublicPageMixin, DetailView):
    model = Author


class CorrectionListView(PublicPageMixin, ListView):
    template_name = "articles/correction_list.html"
    context_object_name = "corrections"

    def get_queryset(self):
        return Correction.objects.public().select_related("article")[:LOGGED]


class EditorialPageView(PublicPageMixin, TemplateView):
    """A standing page; one that editors have not written yet says so."""

    template_name = "articles/editorialpage_detail.html"

    def get_context_data(self, *, slug, **kwargs):
        page = EditorialPage.objects.filter(slug=slug).first()
        title = page.title if page else PageSlug(slug).label.capitalize()
        exceptions = public_exceptions() if slug == PageSlug.ABOUT else None
        return super().get_context_data(page=page, title=title, exceptions=exceptions, **kwargs)
