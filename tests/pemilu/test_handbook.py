import re

import pytest
from django.contrib.staticfiles import finders

from pemilu.handbook import handbook_of, read_handbook
from tests.factories import make_member, make_region

ADDRESS = "/admin/bantuan/"


@pytest.mark.django_db
def test_handbook_is_one_click_from_every_page_of_the_desk(client):
    client.force_login(make_member("penulis", make_region("16.07")))

    index = client.get("/admin/").content.decode()
    page = client.get(ADDRESS)

    assert f'href="{ADDRESS}"' in index
    assert page.status_code == 200
    assert "<h1>Pegangan redaksi</h1>" in re.sub(r' id="[^"]+"', "", page.content.decode())


@pytest.mark.django_db
def test_handbook_is_not_for_readers(client):
    assert client.get(ADDRESS).status_code == 302


def test_contents_lead_to_each_chapter():
    handbook = handbook_of("# Judul\n\n## Masa tenang\n\n### Rinci\n\n## Ralat & hak jawab\n")

    assert handbook.chapters == [
        ("masa-tenang", "Masa tenang"),
        ("ralat-hak-jawab", "Ralat & hak jawab"),
    ]
    assert '<h2 id="masa-tenang">' in handbook.html
    assert '<h3 id="rinci">' in handbook.html


def test_html_in_the_text_is_shown_and_not_obeyed():
    html = handbook_of('<script>alert(1)</script>\n\n[a](javascript:alert(1)) <b onclick="x">').html

    assert "<script" not in html
    assert "<b" not in html
    assert "href=" not in html


def test_every_picture_exists_and_says_what_it_shows():
    html = read_handbook().html
    pictures = re.findall(r"<img [^>]+>", html)

    for picture in pictures:
        path = re.search(r'src="/static/([^"]+)"', picture)[1]
        assert finders.find(path), path
        assert re.search(r'alt="[^"]{20,}"', picture), picture


def test_every_link_inside_leads_somewhere():
    html = read_handbook().html
    ids = set(re.findall(r' id="([^"]+)"', html))

    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
