from django.urls import path, register_converter

from articles import documents, preview_views, views
from articles.models.page import PageSlug
from common.converters import FourDigitYear, TwoDigitMonth

app_name = "articles"

register_converter(FourDigitYear, "yyyy")
register_converter(TwoDigitMonth, "mm")

urlpatterns = [
    # One list in four formats
    path("berita/", views.ArticleListView.as_view(), name="list"),
    path("berita.atom", views.AtomView.as_view(), name="atom"),
    path("berita.json", views.JSONFeedView.as_view(), name="json"),
    path("berita.csv", views.CSVView.as_view(), name="csv"),
    # Articles and what groups them
    path(
        "berita/<yyyy:year>/<mm:month>/<slug:slug>/",
        views.ArticleDetailView.as_view(),
        name="detail",
    ),
    path(
        "berita/<yyyy:year>/<mm:month>/<slug:slug>/versi/<int:number>/",
        views.ArticleVersionView.as_view(),
        name="version",
    ),
    # A text that is not public, for whoever holds the link
    path("pratinjau/<str:token>/", preview_views.preview, name="preview"),
    path("arsip/<yyyy:year>/<mm:month>/", views.MonthArchiveView.as_view(), name="month"),
    path("topik/<slug:slug>/", views.TopicDetailView.as_view(), name="topic"),
    path("penulis/<slug:slug>/", views.AuthorDetailView.as_view(), name="author"),
    path("ralat/", views.CorrectionListView.as_view(), name="corrections"),
    path(
        "dokumen/<int:pk>/<slug:digest>/<str:name>",
        documents.public_document,
        name="document",
    ),
    # Standing pages
    *[
        path(f"{slug}/", views.EditorialPageView.as_view(), {"slug": slug}, name=f"page-{slug}")
        for slug in PageSlug.values
    ],
]
