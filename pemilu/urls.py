from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from pemilu import offline, views
from pemilu.handbook import handbook_view

# Django's way to the public address of any row would tell everybody the addresses of drafts.
desk_addresses = [
    each for each in admin.site.get_urls() if getattr(each, "name", "") != "view_on_site"
]

handbook = path("bantuan/", admin.site.admin_view(handbook_view), name="handbook")

urlpatterns = [
    path("", views.HomeView.as_view(), name="home"),
    path("cari/", views.SearchView.as_view(), name="search"),
    # Before the editors' page of that address
    path("", include("pemilu.open_data.urls")),
    # News, regions, bodies, elections
    path("", include("articles.urls")),
    path("", include("regions.urls")),
    path("", include("bodies.urls")),
    path("", include("elections.urls")),
    # The same pages in words alone
    path(f"{settings.TEXT_EDITION[1:]}/", include("pemilu.text_edition.urls")),
    path("gaya/", views.StyleGuideView.as_view(), name="style-guide"),
    # Reading without a network
    path("luring/", offline.OfflineView.as_view(), name="offline"),
    path("sw.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    # Operations and crawlers
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap_index, name="sitemap-index"),
    path("sitemap-berita.xml", views.news_sitemap, name="sitemap-news"),
    path("sitemap-<slug:section>.xml", views.sitemap, name="sitemap"),
    path("favicon.ico", views.favicon, name="favicon"),
    # The desk, with the log-in to it
    path("admin/", include("accounts.urls")),
    path("admin/", include([handbook])),
    path("admin/", (desk_addresses, "admin", admin.site.name)),
]

if not settings.IS_PRODUCTION:
    # In production the proxy serves uploads; a demo has none.
    urlpatterns.append(path("media/<path:path>", views.media))

handler404 = views.page_not_found
handler500 = views.server_error
