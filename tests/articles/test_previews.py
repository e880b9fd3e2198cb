"""A text before it is public, under a link that is good for fifteen minutes."""

import re
from datetime import timedelta

import pytest
from django.core import signing

from articles.actions import submit, trash
from articles.models import Article
from articles.previews import SALT, SECONDS, preview_address
from common import clock
from tests.desk import admin_url
from tests.factories import make_article, make_draft, make_member, make_region, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    region = make_region("16.07", "Banyuasin")
    return make_draft("Gudang diperiksa", body="<p>Isi rahasia.</p>", regions=[region])


def body_of(response):
    return response.content.decode()


def without_scripts(html):
    return re.sub(r'\s*<script src="[^"]+" defer></script>', "", html)


def test_page_is_the_one_that_readers_would_get(client):
    article = make_article("Gudang diperiksa", regions=[make_region("16.07")])

    public = client.get(article.get_absolute_url())
    preview = client.get(preview_address(article))

    def bare(html):
        return re.sub(r"\s+", " ", without_scripts(html))

    assert bare(body_of(preview)) == bare(body_of(public))


def test_draft_is_shown_with_the_times_that_publishing_gives_it(client, draft):
    embargo = clock.now() + timedelta(days=40)
    Article.objects.update(embargo_until=embargo)

    html = body_of(client.get(preview_address(draft)))

    assert "Isi rahasia." in html
    assert f"/berita/{embargo:%Y}/{embargo:%m}/gudang-diperiksa/" in html
    draft.refresh_from_db()
    assert (draft.published_at, draft.first_published_on) == (None, None)


def test_nobody_keeps_it_and_nothing_runs_in_it(client, draft):
    response = client.get(preview_address(draft))

    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert re.search(r"(^|; )sandbox(;|$)", response["Content-Security-Policy"])
    assert "ETag" not in response
    assert "<script src" not in body_of(response)
    assert not response.cookies
    assert client.post(preview_address(draft)).status_code == 405


def test_public_pages_have_no_sandbox_and_no_nonce(client, draft):
    client.get(preview_address(draft))

    policy = client.get("/")["Content-Security-Policy"]

    assert "sandbox" not in policy
    assert "nonce" not in policy
    assert "script-src 'self';" in policy + ";"


def test_link_ends_after_a_quarter_of_an_hour(client, draft, monkeypatch):
    address = preview_address(draft)
    later = signing.time.time() + SECONDS
    monkeypatch.setattr(signing.time, "time", lambda: later - 5)
    assert client.get(address).status_code == 200
    monkeypatch.setattr(signing.time, "time", lambda: later + 5)

    response = client.get(address)

    assert response.status_code == 410
    assert "15 menit" in body_of(response)
    assert "Isi rahasia" not in body_of(response)
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("token", ["x", "x:y:z", "WzEsMV0:1abc:salah", "%00", "a" * 3000])
def test_forged_link_shows_nothing(client, draft, token):
    assert client.get(f"/pratinjau/{token}/").status_code == 404


def test_link_signed_for_another_purpose_shows_nothing(client, draft):
    token = signing.dumps([draft.pk, draft.version], salt="lain")

    assert client.get(f"/pratinjau/{token}/").status_code == 404


@pytest.mark.parametrize("value", ["teks", None, [1], [1, 2, 3], ["x", 1], [10**30, 1]])
def test_link_signed_for_something_else_is_no_server_error(client, draft, value):
    token = signing.dumps(value, salt=SALT)

    assert client.get(f"/pratinjau/{token}/").status_code in (404, 410)


def change(draft):
    submit(article=draft, by=draft.created_by)


def throw_away(draft):
    trash(article=draft, by=draft.created_by)


@pytest.mark.parametrize("deed", [change, throw_away, Article.delete])
def test_link_shows_the_version_that_it_was_made_for_or_nothing(client, draft, deed):
    address = preview_address(draft)
    deed(draft)

    response = client.get(address)

    assert response.status_code == 410
    assert "Isi rahasia" not in body_of(response)


def test_button_leads_to_a_fresh_link(client, draft):
    client.force_login(make_user())
    form = client.get(admin_url(Article, "change", draft.pk))
    button = re.search(r'href="([^"]+/pratinjau/)"', body_of(form))[1]

    answer = client.get(button)
    client.logout()

    assert "Isi rahasia." in body_of(client.get(answer["Location"]))


def test_button_is_not_for_who_may_not_see_the_article(client, draft):
    client.force_login(make_member("redaktur", make_region("32.73")))

    answer = client.get(f"/admin/articles/article/{draft.pk}/pratinjau/")

    assert answer.status_code == 404


def test_crawlers_are_kept_out(client):
    assert "Disallow: /pratinjau/" in body_of(client.get("/robots.txt"))
