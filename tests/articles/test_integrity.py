import pytest
from django.core.management import CommandError, call_command

from articles.integrity import check
from articles.models import ArticleText, Card, ListCounter, ListEntry
from tests.factories import make_article, make_body, make_draft, make_region, moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    region = make_region("16.07")
    make_article(regions=[region], at=moment("2031-01-01 00:00"))
    return make_article(regions=[region], bodies=[make_body("kpu", region)])


def test_derived_rows_equal_the_truth(article):
    assert check().is_clean


def drop_entry(article):
    article.list_entries.first().delete()


def add_entry(article):
    ListEntry.objects.create(
        article=article, list_key="region:99", published_at=article.published_at
    )


def move_entry(article):
    article.list_entries.update(published_at=moment("2020-01-01 00:00"))


def spoil_card(article):
    Card.objects.filter(article=article).update(html="lama")


def drop_text(article):
    ArticleText.objects.filter(article=article).delete()


def spoil_counter(article):
    ListCounter.objects.filter(list_key="all").update(total=7)


def leave_entry_of_a_draft(article):
    ListEntry.objects.create(
        article=make_draft(), list_key="all", published_at=article.published_at
    )


@pytest.mark.parametrize(
    "spoil",
    [
        drop_entry,
        add_entry,
        move_entry,
        spoil_card,
        drop_text,
        spoil_counter,
        leave_entry_of_a_draft,
    ],
)
def test_every_fault_is_found_and_repaired(article, spoil):
    spoil(article)

    with pytest.raises(CommandError):
        call_command("check_listings")
    call_command("check_listings", "--repair")

    assert check().is_clean
