import pytest
from django.db import DatabaseError, OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.template.loader import render_to_string

from tests.factories import make_article, make_region, make_stage

pytestmark = pytest.mark.django_db

# Urgent notice; stages; provinces, their news; what editors placed; newest news.
QUERIES_OF_THE_FRONT_PAGE = 6


@pytest.mark.parametrize(
    "path", ["/berita/", "/wilayah/", "/penyelenggara/", "/pemilu/", "/cari/", "/ralat/", "/data/"]
)
def test_front_page_leads_to_every_section(client, path):
    assert f'href="{path}"' in client.get("/").content.decode()


def test_front_page_shows_the_latest_news(client):
    make_article("Kabar terbaru", regions=[make_region("16")])

    assert "Kabar terbaru" in client.get("/").content.decode()


def test_front_page_costs_the_same_empty_and_full(client, django_assert_num_queries):
    make_region("11")
    with django_assert_num_queries(QUERIES_OF_THE_FRONT_PAGE):
        client.get("/")
    for number in range(3):
        make_article(regions=[make_region(f"1{number + 1}")])
        make_stage()

    with django_assert_num_queries(QUERIES_OF_THE_FRONT_PAGE):
        client.get("/")


def test_missing_page_offers_a_search(client):
    response = client.get("/tidak-ada/")

    assert response.status_code == 404
    assert 'action="/cari/"' in response.content.decode()


def test_server_error_has_a_page_that_needs_nothing(client, monkeypatch):
    monkeypatch.setattr("pemilu.views.index", lambda: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/sitemap.xml")

    assert response.status_code == 500
    assert "Ada gangguan di pihak kami" in response.content.decode()


def test_health_is_ok_once_migrated(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


def test_health_fails_while_a_migration_is_missing(client, monkeypatch):
    monkeypatch.setattr(MigrationRecorder, "applied_migrations", lambda self: {})

    assert client.get("/healthz").status_code == 503


def test_health_fails_without_a_database(client, monkeypatch):
    def fail(self):
        raise DatabaseError("no connection")

    monkeypatch.setattr(MigrationRecorder, "applied_migrations", fail)

    assert client.get("/healthz").status_code == 503


def test_favicon_is_found_where_browsers_ask(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response["Location"].endswith("favicon.svg")


def test_database_that_does_not_answer_gives_503_with_a_way_home(client, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("connection refused")

    monkeypatch.setattr("articles.models.banner.BannerQuerySet.showing", fail)
    client.raise_request_exception = False

    response = client.get("/wilayah/")

    html = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"]
    assert "no-store" in response["Cache-Control"]
    assert "Portal sedang tidak tersedia" in html
    assert 'action="/cari/"' in html
    assert 'href="/"' in html


@pytest.mark.parametrize("name", ["400", "403", "500", "503"])
def test_pages_for_when_something_is_wrong_need_no_database(name):
    html = render_to_string(f"{name}.html")

    assert html.count("<h1") == 1
    assert 'action="/cari/"' in html
    assert "<style>" in html


def test_style_guide_shows_every_component_and_is_kept_from_crawlers(client):
    response = client.get("/gaya/")

    html = response.content.decode()
    assert response["X-Robots-Tag"] == "noindex"
    for component in ("chip-on", "facet", "pager", "timeline-berjalan", "tile-shade-4", "banner"):
        assert f'class="{component}' in html or f" {component}" in html, component


def test_pictures_are_served_in_a_demo_and_nothing_beside_them(client, settings):
    (settings.MEDIA_ROOT / "gambar").mkdir(exist_ok=True)
    (settings.MEDIA_ROOT / "gambar" / "a.png").write_bytes(b"png")

    response = client.get("/media/gambar/a.png")
    assert b"".join(response.streaming_content) == b"png"
    response.close()
    for path in ("/media/gambar/", "/media/../manage.py", "/media/tidak-ada.png"):
        assert client.get(path).status_code in (400, 404)
