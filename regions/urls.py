from django.urls import path, register_converter

from regions import views

app_name = "regions"


class RegionCode:
    """A Kemendagri code: 16, 16.07 or 16.07.10."""

    regex = r"[0-9]{2}(?:\.[0-9]{2}){0,2}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(RegionCode, "region_code")

urlpatterns = [
    path("wilayah/", views.RegionListView.as_view(), name="list"),
    path("wilayah/saran.json", views.SuggestionView.as_view(), name="suggest"),
    # Data sets know codes, not slugs
    path("wilayah/<region_code:code>/", views.redirect_code, name="code"),
    # One page for every region; a kecamatan's slug is unique in its regency only
    path("wilayah/<slug:slug>/", views.RegionDetailView.as_view(), name="detail"),
    path("wilayah/<slug:parent>/<slug:slug>/", views.RegionDetailView.as_view(), name="kecamatan"),
]
