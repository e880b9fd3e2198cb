"""What a public article said before can be read at an address of its own, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Revision
from articles.actions import (
    PublicChange,
    approve,
    correct,
    publish,
    record_edit,
    reopen,
    submit,
    withdraw,
)
from articles.models import Article, Status
from articles.versions import earlier_version, public_versions
from common import clock
from common.redirects import leave_redirect
from common.snapshots import take_snapshot
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_region,
    make_user,
    now,
    record_change,
)

pytestmark = pytest.mark.django_db


def edit(article, **fields):
    """Change `article` as a form does; a moment passes, as between two people."""
    Article.objects.filter(pk=article.pk).update(**fields)
    article.refresh_from_db()
    with clock.fixed_at(now() + timedelta(seconds=1)):
        return record_change(article)


def released(article, at=None):
    """A draft brought before readers."""
    chief = make_user()
    submit(article=article, by=article.created_by)
    approve(article=article, by=chief)
    return publish(article=article, by=chief, at=at)


def address(article, number):
    return f"{article.get_absolute_url()}versi/{number}/"


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def changed():
    article = make_article("Gudang diperiksa", body="<p>Segel rusak.</p>", summary="Ringkas.")
    return edit(article, title="Gudang kosong", body="<p>Segel utuh.</p>")


def test_version_shows_what_readers_found_then(client, changed):
    page = text_of(client.get(address(changed, 1)))

    assert "<h1>Gudang diperiksa</h1>" in page
    assert "<p>Segel rusak.</p>" in page
    assert "Segel utuh" not in page
    assert "<strong>Versi 1</strong>" in page
    assert f'Versi terbaru: <a href="{changed.get_absolute_url()}">Gudang kosong</a>' in page
    assert f'<a href="{address(changed, 2)}">Versi 2</a>' in page


def test_present_version_says_that_it_is(client, changed):
    page = text_of(client.get(address(changed, 2)))

    assert "Segel utuh" in page
    assert "Isi ini masih berlaku" in page


def test_version_names_regions_and_bodies_of_then_and_the_corrections(client):
    region, body = (
        make_region("16.07", "Banyuasin"),
        make_body("kpu", official_name="KPU Banyuasin"),
    )
    article = make_article("Gudang", regions=[region], bodies=[body])
    article.region_links.update(region=make_region("16.71", "Palembang"))
    article.body_links.all().delete()
    edit(article, title="Gudang kosong")
    correct(article=article, by=make_user(), kind="ralat", text="Bukan di Banyuasin.")

    page = text_of(client.get(address(article, 1)))

    assert f'<a href="{region.get_absolute_url()}">{region.place_name}</a>' in page
    assert "KPU Banyuasin" in page
    assert "Palembang" not in page
    assert "Bukan di Banyuasin." in page


def test_development_of_then_stands_with_its_time(client):
    article = make_article()
    article.updates.create(text="Kabar susulan", made_at=clock.now())
    article = edit(article)
    article.updates.all().delete()
    article = edit(article)

    assert "Kabar susulan" in text_of(client.get(address(article, 2)))
    assert "Kabar susulan" not in text_of(client.get(address(article, 3)))


def test_version_is_kept_by_caches_and_not_by_search_engines(client, changed):
    response = client.get(address(changed, 1))

    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["ETag"]
    assert 'rel="canonical"' not in text_of(response)


# --- What nobody could read


def test_draft_that_was_overwritten_before_publication_is_not_found(client):
    article = make_draft("Rahasia pertama")
    article = edit(article, title="Judul kedua")
    with clock.fixed_at(now() + timedelta(seconds=2)):
        article = released(article)

    with clock.fixed_at(now() + timedelta(seconds=3)):
        hidden, shown = client.get(address(article, 1)), client.get(address(article, 2))

    assert hidden.status_code == 404
    assert "Rahasia" not in text_of(hidden)
    assert shown.status_code == 200
    assert "Rahasia" not in text_of(shown)


def test_draft_is_not_found_although_the_article_was_dated_back(client):
    """With the time of publication alone, drafts written after that time were shown."""
    article = make_draft("Rahasia pertama")
    article = edit(article, title="Judul kedua")
    with clock.fixed_at(now() + timedelta(seconds=2)):
        article = released(article, at=timezone.now() - timedelta(days=30))

    with clock.fixed_at(now() + timedelta(seconds=3)):
        assert client.get(address(article, 1)).status_code == 404
        assert client.get(address(article, 2)).status_code == 200


def test_text_that_was_changed_while_it_was_scheduled_is_not_found(client):
    tomorrow = timezone.now() + timedelta(days=1)
    article = edit(make_article("Rahasia pertama", at=tomorrow), title="Judul kedua")
    assert article.status == Status.IN_REVIEW
    article = publish(article=approve(article=article, by=make_user()), by=make_user(), at=tomorrow)

    assert client.get(address(article, 1)).status_code == 404
    assert client.get(address(article, 2)).status_code == 404
    with clock.fixed_at(tomorrow + timedelta(minutes=1)):
        assert client.get(address(article, 1)).status_code == 404
        assert client.get(address(article, 2)).status_code == 200


def test_versions_of_an_article_that_was_withdrawn_once_begin_anew(client, changed):
    changed = withdraw(article=changed, by=make_user(), reason="Sumber keliru.")
    changed = edit(reopen(article=changed, by=make_user(), note="Perbaiki."), title="Judul ketiga")
    with clock.fixed_at(now() + timedelta(seconds=2)):
        changed = released(changed)

    with clock.fixed_at(now() + timedelta(seconds=3)):
        answers = [client.get(address(changed, number)).status_code for number in (1, 2, 3)]

    assert answers == [404, 404, 200]


@pytest.mark.parametrize("number", [0, 3, 10**30])
def test_number_that_is_none_is_not_found(client, changed, number):
    assert client.get(address(changed, number)).status_code == 404


def test_versions_of_a_draft_are_not_found(client):
    article = make_draft("Rahasia")

    response = client.get(f"/berita/2026/11/{article.slug}/versi/1/")

    assert response.status_code == 404
    assert "Rahasia" not in text_of(response)


def test_versions_of_a_withdrawn_article_are_gone(client, changed):
    withdraw(article=changed, by=make_user(), reason="Sumber keliru.")

    response = client.get(address(changed, 1))

    assert response.status_code == 410
    assert "Segel" not in text_of(response)
    assert "Gudang" not in text_of(response)


# --- Where they are found


def test_article_links_its_versions_only_when_there_are_several(client, changed):
    quiet = make_article()

    assert f'<a href="{address(changed, 1)}#versi">Riwayat versi</a>' in text_of(
        client.get(changed.get_absolute_url())
    )
    assert "Riwayat versi" not in text_of(client.get(quiet.get_absolute_url()))


def test_revision_without_a_difference_to_readers_is_no_version_of_its_own(client):
    article = edit(make_article("Gudang"), original_url="https://kpu.example/")

    assert earlier_version(article) is None
    assert "Versi 2" not in text_of(client.get(address(article, 1)))


def test_old_address_leads_to_the_version_at_the_new_one(client, changed):
    old = address(changed, 1)
    before = changed.get_absolute_url()
    Article.objects.update(slug="gudang-kosong")
    changed.refresh_from_db()
    leave_redirect(before, changed.get_absolute_url())

    response = client.get(old)

    assert (response.status_code, response.url) == (301, address(changed, 1))
    assert client.get(old, follow=True).status_code == 200


def test_redirect_to_something_else_leads_no_version(client):
    leave_redirect("/berita/2026/11/lama/", "/topik/logistik/")

    assert client.get("/berita/2026/11/lama/versi/1/").status_code == 404


def test_wrong_month_leads_to_the_right_one(client, changed):
    response = client.get(f"/berita/1999/01/{changed.slug}/versi/1/")

    assert (response.status_code, response.url) == (301, address(changed, 1))


@pytest.mark.parametrize("number", [1, 6])
def test_queries_do_not_grow_with_the_versions(client, number, django_assert_num_queries):
    article = make_article(regions=[make_region("16.07")], bodies=[make_body()])
    for place in range(number - 1):
        article = edit(article, title=f"Judul {place}")
    client.get("/")

    # Article, corrections, tags, whether it is public, times, publication, contents, regions,
    # bodies, banner.
    with django_assert_num_queries(10):
        client.get(address(article, 1))


def test_version_recorded_late_was_there_from_the_beginning():
    """Articles loaded without a history had their first version dated by the edit after it."""
    with clock.fixed_at(timezone.now() - timedelta(days=30)):
        article = make_article("Gudang")
    Revision.objects.all().delete()
    before = take_snapshot(article)
    Article.objects.update(title="Gudang kosong")
    change = PublicChange("ralat", "Keliru.")
    record_edit(article=article, by=article.approved_by, before=before, change=change)

    first, second = public_versions(Article.objects.get())

    assert (first.title, first.shown_from) == ("Gudang", article.published_at)
    assert second.shown_from > first.shown_from


def test_article_that_was_never_changed_pays_nothing_for_versions(django_assert_num_queries):
    article = make_article()

    with django_assert_num_queries(0):
        assert earlier_version(article) is None
