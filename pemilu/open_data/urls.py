from django.urls import path, re_path

from pemilu.open_data import views
from pemilu.open_data.export import EXTRAS

urlpatterns = [
    # In place of the editors' page, whose text it holds; articles.urls knows its address.
    path("data/", views.OpenDataView.as_view(), {"slug": "data"}),
    re_path(
        r"^data/(?P<name>[a-z-]+)\.(?P<form>csv|jsonl)$",
        views.DatasetView.as_view(),
        name="dataset",
    ),
    *[
        path(f"data/{name}", views.VersionFileView.as_view(), {"name": name}, name=f"data-{name}")
        for name in EXTRAS
    ],
]
