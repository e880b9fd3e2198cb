import gzip
import re

import pytest

from tests.factories import make_article, make_body, make_region

pytestmark = pytest.mark.django_db

LARGEST_WORKER = 2048


def text_of(response):
    return response.content.decode()


def version_of(response):
    return re.search(r'"luring-([0-9a-f]{12})"', text_of(response))[1]


def test_worker_stands_at_the_root_and_is_light(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/sw.js")

    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=600"
    assert response["ETag"]
    assert "worker-src 'self'" in response["Content-Security-Policy"]
    assert len(gzip.compress(response.content)) <= LARGEST_WORKER
    assert client.get("/sw.js", headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert client.post("/sw.js").status_code == 405


def test_worker_has_a_new_version_when_what_it_keeps_has_changed(client, settings):
    first = version_of(client.get("/sw.js"))
    assert version_of(client.get("/sw.js")) == first

    settings.STYLESHEET += "a{color:red}"

    assert version_of(client.get("/sw.js")) != first


def test_worker_asks_for_files_that_there_are(client):
    files = re.search(r"FILES = \[(.*)\]", text_of(client.get("/sw.js")))[1]

    for path in re.findall(r'"([^"]+)"', files):
        response = client.get(path)
        assert response.status_code == 200, path
        response.close()


def test_page_for_no_network_works_as_an_explanation(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        html = text_of(client.get("/luring/"))

    assert '<meta name="robots" content="noindex">' in html
    assert "Cara kerjanya" in html
    assert 'href="/luring/"' in text_of(client.get("/"))


def test_site_can_be_installed(client, settings):
    response = client.get("/manifest.webmanifest")

    manifest = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert (manifest["start_url"], manifest["scope"], manifest["lang"]) == ("/", "/", "id")
    assert {(icon["sizes"], icon.get("purpose")) for icon in manifest["icons"]} == {
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
        ("any", None),
    }
    assert manifest["theme_color"] == settings.COLOURS["paper"]
    for shortcut in manifest["shortcuts"]:
        assert client.get(shortcut["url"]).status_code == 200
    html = text_of(client.get("/"))
    assert '<link rel="manifest" href="/manifest.webmanifest">' in html
    assert f'<meta name="theme-color" content="{settings.DARK_COLOURS["paper"]}"' in html


# --- How pages are shown where a link to them is passed on


def shared(client, path):
    found = re.findall(
        r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">',
        text_of(client.get(path)),
    )
    assert len(dict(found)) == len(found), "something is said twice"
    return dict(found)


def test_every_page_says_how_it_is_shown(client):
    region = make_region("16", "Sumatera Selatan", slug="sumatera-selatan")
    body = make_body("kpu", region, slug="kpu-sumsel", short_name='KPU "Sumsel"')
    article = make_article("Judul & kabar", summary="Gist", regions=[region])
    paths = ["/", "/berita/", "/wilayah/sumatera-selatan/", body.get_absolute_url(), "/luring/"]

    for path in [*paths, article.get_absolute_url()]:
        tags = shared(client, path)
        assert tags["og:url"] == f"http://localhost:8000{path}"
        assert tags["og:image"].startswith("http://localhost:8000/static/gambar/")
        assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
        assert all(tags[f"og:{name}"] for name in ("title", "description", "image:alt"))
        assert (tags["og:site_name"], tags["og:locale"]) == ("Pemilu", "id_ID")
        assert tags["twitter:card"] == "summary_large_image"

    tags = shared(client, article.get_absolute_url())
    assert tags["og:type"] == "article"
    assert (tags["og:title"], tags["og:description"]) == ("Judul &amp; kabar", "Gist")
    assert tags["og:image"].endswith("gambar/wilayah/16.png")
    tags = shared(client, body.get_absolute_url())
    assert tags["og:title"] == "KPU &quot;Sumsel&quot;"
    assert tags["og:image"].endswith("gambar/wilayah/16.png")
    assert shared(client, "/berita/")["og:image"].endswith("gambar/pemilu.png")
