import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import ProtectedError

from articles.actions import approve, publish, submit
from articles.authoring import author_named
from articles.integrity import check
from articles.lists import author_key
from articles.models import Article, Author, Byline, ListEntry
from tests.desk import admin_url, form_data, row_data
from tests.factories import make_article, make_draft, make_user, moment
from tests.searching import found

pytestmark = pytest.mark.django_db

PAGE = "/penulis/sari-dewi/"


def text_of(response):
    return response.content.decode()


def sign(article, name, role):
    Byline.objects.create(article=article, author=author_named(name), role=role)


def test_page_shows_what_the_author_wrote_and_how_much(client):
    make_article("Gudang diperiksa", bylines=["Sari Dewi"])
    make_article("Logistik tiba", bylines=["Adi", "Sari Dewi"])
    make_article("Tulisan orang lain", bylines=["Adi"])

    page = text_of(client.get(PAGE))

    assert "<h1>Sari Dewi</h1>" in page
    assert "2 artikel" in page
    assert "Gudang diperiksa" in page
    assert "Logistik tiba" in page
    assert "Tulisan orang lain" not in page
    assert 'href="/berita/?penulis=sari-dewi"' in page


def test_article_links_the_page_of_its_author(client):
    article = make_article(bylines=["Sari Dewi"])

    assert f'<a href="{PAGE}">Sari Dewi</a>' in text_of(client.get(article.get_absolute_url()))


def test_drafts_and_articles_to_come_stay_hidden(client):
    make_draft("Naskah rahasia", bylines=["Sari Dewi"])
    make_article("Kabar esok", at=moment("2050-01-01 00:00"), bylines=["Sari Dewi"])

    page = text_of(client.get(PAGE))

    assert "Naskah rahasia" not in page
    assert "Kabar esok" not in page
    assert "Belum ada berita di sini" in page


def test_unknown_author_is_missing(client):
    assert client.get("/penulis/entah/").status_code == 404


@pytest.mark.parametrize("number", [1, 25])
def test_queries_of_the_page_do_not_grow(client, number, django_assert_num_queries):
    for _ in range(number):
        make_article(bylines=["Sari Dewi"])

    with django_assert_num_queries(5):
        client.get(PAGE)


@pytest.mark.parametrize("role", ["foto", "editor"])
def test_only_writers_have_a_list(role):
    article = make_draft()
    sign(article, "Sari Dewi", role)
    colleague = make_user()
    submit(article=article, by=article.created_by)
    approve(article=article, by=colleague)
    publish(article=article, by=colleague)

    assert not ListEntry.objects.filter(list_key__startswith="author:").exists()
    assert len(found("sari dewi")) == 1


def test_entries_missing_since_before_there_were_authors_are_repaired():
    article = make_article(bylines=["Sari Dewi"])
    ListEntry.objects.filter(list_key__startswith="author:").delete()

    call_command("check_listings", repair=True, verbosity=0)

    assert check().is_clean
    key = author_key(article.bylines.get().author_id)
    assert ListEntry.objects.in_list(key).count() == 1


@pytest.mark.parametrize("name", ["Adi", " Adi ", "Adi\u00a0", "Adi\n"])
def test_author_of_a_known_name_is_taken(name):
    known = author_named("Adi")

    assert author_named(name) == known


def test_authors_whose_names_make_the_same_slug_differ():
    slugs = [author_named(name).slug for name in ["Adi K.", "Adi K", "王", "李"]]

    assert slugs == ["adi-k", "adi-k-2", "penulis", "penulis-2"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_name_that_cannot_be_stored_is_refused(name):
    with pytest.raises(ValidationError):
        author_named(name)


def test_name_given_twice_stands_once():
    article = make_draft(bylines=["Adi", "Sari", "Adi "])

    assert [str(byline) for byline in article.bylines.all()] == ["Adi", "Sari"]


def test_author_of_an_article_cannot_be_deleted():
    make_draft(bylines=["Adi"])

    with pytest.raises(ProtectedError):
        Author.objects.get().delete()


def test_formats_name_the_author(client):
    make_article(bylines=["Sari Dewi"])

    feed = json.loads(client.get("/berita.json?penulis=sari-dewi").content)

    assert feed["items"][0]["authors"] == [{"name": "Sari Dewi"}]
    assert "<name>Sari Dewi</name>" in text_of(client.get("/berita.atom?penulis=sari-dewi"))
    assert len(text_of(client.get("/berita.csv?penulis=sari-dewi")).splitlines()) == 2


def test_renamed_author_is_found_by_the_new_name_at_the_old_address(client):
    article = make_article(bylines=["Sari Dewi"])
    sign(article, "Adi Foto", "foto")
    approved_hash = article.approved_hash
    client.force_login(make_user())
    for old, new in [("Sari Dewi", "Sari Lestari"), ("Adi Foto", "Adi Cahaya")]:
        address = admin_url(Author, "change", Author.objects.get(name=old).pk)
        client.post(address, form_data(client.get(address)) | {"name": new, "slug": "lain"})

    assert len(found("sari lestari adi cahaya")) == 1
    assert found("dewi") == []
    assert "<h1>Sari Lestari</h1>" in text_of(client.get(PAGE))
    assert check().is_clean
    assert Article.objects.get().approved_hash == approved_hash


def test_desk_signs_an_article_with_a_known_author(client):
    article, author = make_draft(), author_named("Sari Dewi")
    client.force_login(make_user())
    address = admin_url(Article, "change", article.pk)

    row = row_data("bylines", 0, author=author.pk, role="penulis", order=0)
    client.post(address, form_data(client.get(address)) | row)

    assert article.bylines.get().author == author


@pytest.mark.django_db(transaction=True)
def test_names_survive_the_migration_there_and_back():
    article = make_draft(bylines=["Adi K.", "Adi K"])
    try:
        bylines = migrated("0002_text_index").get_model("articles", "Byline").objects
        there = list(bylines.values_list("name", flat=True))
    finally:
        apps = migrated("0005_bylines_by_author")
        # The tests that come after need today's tables.
        newest = MigrationExecutor(connection)
        newest.migrate(newest.loader.graph.leaf_nodes())

    assert there == ["Adi K.", "Adi K"]
    authors = apps.get_model("articles", "Author").objects.order_by("slug")
    assert list(authors.values_list("slug", flat=True)) == ["adi-k", "adi-k-2"]
    assert [str(byline) for byline in article.bylines.all()] == ["Adi K.", "Adi K"]


def migrated(name):
    """Bring the tables to migration `name`; returns the models as they are there."""
    target = [("articles", name)]
    executor = MigrationExecutor(connection)
    executor.migrate(target)
    return executor.loader.project_state(target).apps
