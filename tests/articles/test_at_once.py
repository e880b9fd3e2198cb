"""The second person approves and publishes in one step; the rules of both hold."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts.models import Event
from articles.actions import approve_and_publish, submit
from articles.models import Article, ArticleSketch
from common.errors import Refused
from tests.factories import make_draft, make_member, make_region, now, record_change

pytestmark = pytest.mark.django_db


def under_review(**fields):
    author = make_member("editor")
    return submit(article=make_draft(by=author, **fields), by=author)


def test_text_is_approved_and_public_with_a_line_for_each_step():
    article, chief = under_review(), make_member("redaktur")

    article = approve_and_publish(article=article, by=chief)

    assert article in Article.objects.published()
    assert article.approved_by == chief
    verbs = Event.objects.filter(object_id=article.pk, actor=chief).values_list("verb", flat=True)
    assert list(verbs) == ["ditayangkan", "disetujui"]


def test_embargo_holds():
    article = under_review(embargo_until=now() + timedelta(days=1))

    article = approve_and_publish(article=article, by=make_member("redaktur"))

    assert article.published_at == article.embargo_until
    assert article not in Article.objects.published()


@pytest.mark.parametrize("role", ["penulis", "editor"])
def test_who_may_not_publish_does_neither(role):
    article = under_review()

    with pytest.raises(Refused, match="tidak berhak"):
        approve_and_publish(article=article, by=make_member(role))

    article.refresh_from_db()
    assert (article.status, article.approved_by) == ("ditinjau", None)


def test_neither_author_nor_who_handed_it_in_is_the_second_person():
    author, proposer = make_member("redaktur"), make_member("redaktur")
    article = submit(article=make_draft(by=author), by=proposer)

    for person in (author, proposer):
        with pytest.raises(Refused, match="sendiri"):
            approve_and_publish(article=article, by=person)


def test_what_keeps_it_from_being_public_undoes_the_approval():
    article = under_review(kind="kliping", body="<p>Cuplikan tanpa sumber.</p>")

    with pytest.raises(Refused, match="sumber"):
        approve_and_publish(article=article, by=make_member("redaktur"))

    article.refresh_from_db()
    assert article.status == "ditinjau"


def offers(client, article, person):
    client.force_login(person)
    page = client.get(reverse("admin:articles_article_change", args=[article.pk]))
    return "Setujui dan terbitkan" in page.content.decode()


def test_button_is_offered_to_the_second_person_alone(client):
    region = make_region("16.07")
    author = make_member("redaktur")
    article = submit(article=make_draft(by=author, regions=[region]), by=author)

    assert offers(client, article, make_member("redaktur", region))
    assert not offers(client, article, author)
    assert not offers(client, article, make_member("editor"))


def test_sketch_follows_the_text_and_is_rebuilt():
    article = make_draft(body=f"<p>{'satu dua tiga empat lima enam ' * 3}tujuh delapan</p>")
    first = set(article.sketches.values_list("value", flat=True))
    article.body = "<p>Sama sekali lain dari yang tadi, dan cukup panjang untuk delapan runtun.</p>"
    article.save()
    record_change(article)
    second = set(article.sketches.values_list("value", flat=True))
    ArticleSketch.objects.all().delete()

    out = StringIO()
    call_command("rebuild_sketches", dry_run=True, stdout=out)
    assert not article.sketches.exists()
    call_command("rebuild_sketches", stdout=out)
    call_command("rebuild_sketches", stdout=out)

    assert first
    assert first != second
    assert set(article.sketches.values_list("value", flat=True)) == second
    assert out.getvalue().splitlines() == [
        "sketches: 1 would be rebuilt",
        "sketches: 1 rebuilt",
        "sketches: 0 rebuilt",
    ]
