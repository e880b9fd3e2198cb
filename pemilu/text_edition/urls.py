"""Pages of the text edition, at the addresses of the full one below a prefix."""

from django.urls import path

import articles.urls  # noqa: F401
import regions.urls  # noqa: F401  (both register converters that stand in these addresses)
from articles.views import ArticleListView, TopicDetailView
from elections.views import ElectionListView
from pemilu.text_edition import views
from pemilu.views import HomeView, SearchView
from regions.views import RegionListView, redirect_code

app_name = "text"


def same(view, template):
    """The page of `view` in a lighter template."""
    return view.as_view(template_name=f"ringan/{template}.html")


region = views.TextRegionView.as_view()

urlpatterns = [
    path("", same(HomeView, "home"), name="home"),
    path("cari/", same(SearchView, "search"), name="search"),
    # News
    path("berita/", same(ArticleListView, "article_list"), name="articles"),
    path(
        "berita/<yyyy:year>/<mm:month>/<slug:slug>/",
        views.TextArticleView.as_view(),
        name="article",
    ),
    path("topik/<slug:slug>/", same(TopicDetailView, "topic"), name="topic"),
    # Regions
    path("wilayah/", same(RegionListView, "region_list"), name="regions"),
    path("wilayah/<region_code:code>/", views.redirecting_inside(redirect_code), name="code"),
    path("wilayah/<slug:slug>/", region, name="region"),
    path("wilayah/<slug:parent>/<slug:slug>/", region, name="kecamatan"),
    # Bodies and elections
    path("penyelenggara/<slug:slug>/", views.TextBodyView.as_view(), name="body"),
    path("pemilu/", same(ElectionListView, "election_list"), name="elections"),
    path("pemilu/<slug:slug>/", views.TextElectionView.as_view(), name="election"),
]
