from django.contrib import admin
from django.urls import include, path

from pemilu import views

urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("cari/", views.SearchView.as_view(), name="search"),
    # News, regions, bodies, elections
    path("", include("articles.urls")),
    path("", include("regions.urls")),
    path("", include("bodies.urls")),
    path("", include("elections.urls")),
    # Operations and crawlers
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap-index"),
    path("sitemap-berita.xml", views.news_sitemap, name="sitemap-news"),
    path("sitemap-<slug:section>.xml", views.sitemap, name="sitemap"),
    path("favicon.ico", views.favicon, name="favicon"),
    # The desk
    path("admin/", admin.site.urls),
]
