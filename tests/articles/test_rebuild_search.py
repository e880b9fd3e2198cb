import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import ArticleText
from articles.search.lookup import INDEX_TABLE
from tests.factories import make_article, make_draft
from tests.searching import found

pytestmark = pytest.mark.django_db


def rebuild(capsys, **options):
    call_command("rebuild_search", **options)
    return capsys.readouterr().out.strip()


def test_rebuilds_wrong_missing_and_left_over_texts(capsys):
    wrong, missing, _ = make_article("Segel"), make_article("Tinta"), make_article("Kotak")
    draft = make_draft("Rahasia")
    ArticleText.objects.filter(article=wrong).update(stems="kacau", words="kacau")
    ArticleText.objects.filter(article=missing).delete()
    ArticleText.objects.create(article=draft, words="rahasia", stems="rahasia")

    assert rebuild(capsys, dry_run=True) == "search texts: 3 would be rebuilt"
    assert found("segel") == []
    assert rebuild(capsys) == "search texts: 3 rebuilt"
    assert found("segel") == ["Segel"]
    assert found("tinta") == ["Tinta"]
    assert not ArticleText.objects.filter(article=draft).exists()
    assert rebuild(capsys) == "search texts: 0 rebuilt"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's index cannot differ")
def test_an_index_that_lost_an_article_is_found_and_repaired(capsys):
    article = make_article("Segel")
    text = ArticleText.objects.get(article=article)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {INDEX_TABLE} ({INDEX_TABLE}, rowid, words, stems) "
            "VALUES ('delete', %s, %s, %s)",
            [article.pk, text.words, text.stems],
        )
    assert found("segel") == []

    with pytest.raises(CommandError):
        call_command("check_listings")
    assert "full-text index" in capsys.readouterr().err
    call_command("check_listings", repair=True)

    assert found("segel") == ["Segel"]


@pytest.mark.parametrize("number", [1, 12])
def test_queries_do_not_grow_within_a_chunk(django_assert_num_queries, number):
    for place in range(number):
        make_article(f"Judul {place}")
    ArticleText.objects.all().delete()

    # On SQLite the index is rebuilt by a statement of its own.
    with django_assert_num_queries(19 if connection.vendor == "sqlite" else 18):
        call_command("rebuild_search", verbosity=0)
