from django.urls import path

from bodies import views

app_name = "bodies"

urlpatterns = [
    path("penyelenggara/", views.BodyListView.as_view(), name="list"),
    path("penyelenggara/<slug:slug>/", views.BodyDetailView.as_view(), name="detail"),
]
