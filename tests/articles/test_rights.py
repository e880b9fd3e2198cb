"""The actions of articles ask for the right to the very article, whoever calls them."""

import pytest

from articles.actions import (
    approve,
    correct,
    publish,
    restore_from_trash,
    send_back,
    submit,
    trash,
    withdraw,
)
from articles.admin.transitions import BY_NAME
from articles.authoring import Tags, create_article
from articles.models import Article, Status
from common.errors import Refused
from tests.factories import make_article, make_draft, make_member, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return make_region("16.07"), make_region("32.73")


@pytest.fixture
def chief(regions):
    return make_member("redaktur", regions[0])


def in_status(status, regions):
    """An article of `regions`, brought there by the nation."""
    article = make_draft(regions=regions)
    colleague = make_member("redaktur")
    steps = {
        Status.DRAFT: [],
        Status.IN_REVIEW: [submit],
        Status.APPROVED: [submit, approve],
        Status.PUBLISHED: [submit, approve, publish],
    }
    for step in steps[status]:
        article = step(article=article, by=article.created_by if step is submit else colleague)
    return article


STEPS = [
    (submit, Status.DRAFT, {}),
    (approve, Status.IN_REVIEW, {}),
    (send_back, Status.IN_REVIEW, {"note": "Lengkapi."}),
    (publish, Status.APPROVED, {}),
    (correct, Status.PUBLISHED, {"kind": "ralat", "text": "Keliru."}),
    (withdraw, Status.PUBLISHED, {"reason": "Keliru."}),
]


@pytest.mark.parametrize(
    ("step", "status", "data"), STEPS, ids=[step.__name__ for step, *_ in STEPS]
)
def test_step_of_an_article_needs_the_right_to_all_its_regions(step, status, data, regions, chief):
    here, there = regions
    for place in ([there], [here, there], []):
        article = in_status(status, place)
        with pytest.raises(Refused, match="tidak berhak"):
            step(article=article, by=chief, **data)
        article.refresh_from_db()
        assert article.status == status

    step(article=in_status(status, [here]), by=chief, **data)


def test_editor_here_and_writer_there_approves_here_only(regions):
    here, there = regions
    editor = make_member("editor", here)
    editor.assignments.create(role="penulis", region=there)

    approve(article=in_status(Status.IN_REVIEW, [here]), by=editor)
    with pytest.raises(Refused, match="menyetujui"):
        approve(article=in_status(Status.IN_REVIEW, [there]), by=editor)


def test_article_is_made_within_reach_only(regions, chief):
    here, there = regions
    for place in ([there], [here, there]):
        with pytest.raises(Refused, match="wilayah ini"):
            create_article(
                by=chief, title="Judul", tags=Tags(regions=[(each, "subjek") for each in place])
            )
    assert not Article.objects.exists()

    create_article(by=chief, title="Judul", tags=Tags(regions=[(here, "subjek")]))


def test_who_has_no_role_makes_nothing(regions):
    reader = make_article().created_by
    reader.is_superuser = False
    reader.save()

    with pytest.raises(Refused):
        create_article(by=reader, title="Judul")


def test_own_text_that_left_the_reach_is_not_its_authors_to_throw_away(regions):
    here, there = regions
    writer = make_member("penulis", here)
    article = make_draft(regions=[here], by=writer)
    assert BY_NAME["buang"].is_open_to(writer, article)

    article.region_links.update(region=there)
    article = Article.objects.get(pk=article.pk)
    assert not BY_NAME["buang"].applies(writer, article)
    with pytest.raises(Refused, match="tidak berhak"):
        trash(article=article, by=writer)

    trash(article=article, by=make_member("redaktur"))
    with pytest.raises(Refused, match="tidak berhak"):
        restore_from_trash(article=article, by=writer)
