from django.urls import path

from elections import views

app_name = "elections"

urlpatterns = [
    path("pemilu/", views.ElectionListView.as_view(), name="list"),
    path("glosarium/", views.GlossaryView.as_view(), name="glossary"),
    path("pemilu/<slug:slug>/", views.ElectionDetailView.as_view(), name="detail"),
    path("pemilu/<slug:slug>.ics", views.calendar, name="calendar"),
    # The stages of one region
    path("wilayah/<slug:slug>.ics", views.calendar_of_region, name="region-calendar"),
    path("wilayah/<slug:parent>/<slug:slug>.ics", views.calendar_of_region, name="region-calendar"),
]
