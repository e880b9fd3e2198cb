"""What publishing rules bar and warn of, by every way to become public."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command

from accounts.models import Event
from articles.actions import correct, publish, record_edit, unschedule
from articles.authoring import create_article
from articles.guard import weigh
from articles.models import Article, ArticleFlag, ArticleRegion, Update
from common import clock
from common.errors import Refused, Unread
from common.snapshots import take_snapshot
from elections.models import Certainty
from ingest import actions as ingest_actions
from tests.factories import make_body, make_region, make_user
from tests.rules import (
    AFTER,
    BEFORE,
    INSIDE,
    LAW,
    make_quiet_period,
    make_rule,
    make_survey,
    wib,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def quiet():
    make_rule()
    return make_quiet_period()


def published(article, at, read=""):
    with clock.fixed_at(at):
        return publish(article=article, by=make_user(), read=read)


def edited(article, at, change, **more):
    """`article` after `change` was made to its rows at `at`, as its form does it."""
    with clock.fixed_at(at):
        before = take_snapshot(article)
        change()
        article = Article.objects.get(pk=article.pk)
        return record_edit(article=article, by=make_user(), before=before, **more)


def test_a_survey_is_not_published_in_a_quiet_period(quiet):
    article = make_survey()

    with pytest.raises(Refused) as refusal:
        published(article, INSIDE)

    words = str(refusal.value)
    assert "Hasil survei tidak boleh diumumkan selama Masa tenang (pemilu-2029)" in words
    assert f"{LAW} (belum dikonfirmasi)" in words
    assert "13 Februari 2029 24.00 WIB" in words
    assert "minta pengecualian" in words


@pytest.mark.parametrize("at", [BEFORE, AFTER])
def test_a_survey_is_published_before_and_after_it(quiet, at):
    assert published(make_survey(), at).published_at == at


def test_other_texts_are_published_in_it(quiet):
    assert published(make_survey("iklan"), INSIDE).status == "tayang"


def test_nothing_is_scheduled_into_it(quiet):
    article = make_survey()

    with clock.fixed_at(BEFORE), pytest.raises(Refused, match="Masa tenang"):
        publish(article=article, by=make_user(), at=INSIDE)

    with clock.fixed_at(BEFORE):
        assert publish(article=article, by=make_user(), at=AFTER).published_at == AFTER


def test_no_embargo_ends_in_it(quiet):
    article = make_survey(embargo_until=INSIDE)

    with pytest.raises(Refused, match="Masa tenang"):
        published(article, BEFORE)


def test_papua_is_quiet_before_sumatra(quiet):
    late = wib(date(2029, 2, 10), 22, 30)
    papua = make_region("91", time_zone="Asia/Jayapura")

    assert published(make_survey(regions=[make_region("16")]), late)
    with pytest.raises(Refused):
        published(make_survey(regions=[papua]), late)
    with pytest.raises(Refused):
        published(make_survey(), late)


def test_a_warning_is_read_before_publishing_and_logged():
    make_rule(effect="peringatkan")
    make_quiet_period()
    article = make_survey()

    with pytest.raises(Unread) as unread:
        published(article, INSIDE)
    with pytest.raises(Unread):
        published(article, INSIDE, read="lain")

    published(article, INSIDE, read=unread.value.seal)
    event = Event.objects.filter(verb="ditayangkan").first()
    assert "sebaiknya tidak diumumkan" in event.details["peringatan"][0]


def test_what_is_only_planned_warns():
    make_rule()
    make_quiet_period(certainty=Certainty.PLANNED)

    with pytest.raises(Unread, match="jadwal belum ditetapkan"):
        published(make_survey(), INSIDE)


def test_a_flag_added_to_a_public_text_announces_it(quiet):
    article = published(make_survey("iklan"), INSIDE)

    with pytest.raises(Refused, match="Hasil survei tidak boleh"):
        edited(article, INSIDE, lambda: ArticleFlag.objects.create(article=article, flag="survei"))


def test_a_region_added_to_a_public_text_announces_it():
    make_rule()
    make_quiet_period(region=make_region("16"))
    article = published(make_survey(regions=[make_region("32")]), INSIDE)

    def add():
        ArticleRegion.objects.create(article=article, region=make_region("16"))

    with pytest.raises(Refused, match="Masa tenang"):
        edited(article, INSIDE, add)


def test_a_flag_added_to_a_scheduled_text_takes_its_approval_and_its_time(quiet):
    article = make_survey("iklan")
    with clock.fixed_at(BEFORE):
        article = publish(article=article, by=make_user(), at=INSIDE)

    article = edited(
        article, BEFORE, lambda: ArticleFlag.objects.create(article=article, flag="survei")
    )

    assert (article.status, article.published_at) == ("ditinjau", None)


def test_an_old_survey_stays_and_may_be_corrected_but_not_carried_on(quiet):
    article = published(make_survey(), BEFORE)

    with clock.fixed_at(INSIDE):
        assert Article.objects.published().filter(pk=article.pk).exists()
        correct(article=article, by=make_user(), kind="ralat", text="Angka keliru.")
        with pytest.raises(Refused, match="Masa tenang"):
            correct(article=article, by=make_user(), kind="pembaruan", text="Angka baru.")
    with pytest.raises(Refused, match="Masa tenang"):
        edited(
            article,
            INSIDE,
            lambda: Update.objects.create(article=article, text="Baru", made_at=INSIDE),
        )


def test_a_flag_that_comes_after_the_window_is_read_and_logged(quiet):
    article = published(make_survey("iklan"), INSIDE)

    def add():
        ArticleFlag.objects.get_or_create(article=article, flag="survei")

    with pytest.raises(Unread, match="masa larangan yang sudah lewat") as unread:
        edited(article, AFTER, add)
    ArticleFlag.objects.filter(flag="survei").delete()
    edited(article, AFTER, add, read=unread.value.seal)
    assert Event.objects.filter(verb="diubah", details__has_key="peringatan").exists()


def test_a_schedule_taken_back_can_be_set_for_later(quiet):
    article = make_survey()
    with clock.fixed_at(BEFORE):
        article = publish(article=article, by=make_user(), at=AFTER)
        article = unschedule(article=article, by=make_user())
        assert publish(article=article, by=make_user(), at=AFTER + timedelta(days=1))


def test_an_imported_text_is_barred_as_any_other(quiet, monkeypatch, tmp_path):
    def flagged(**fields):
        article = create_article(**fields)
        ArticleFlag.objects.create(article=article, flag="survei")
        return article

    monkeypatch.setattr(ingest_actions, "create_article", flagged)
    make_body("kpu", make_region("16"))
    writer, chief = make_user("penulis-impor"), make_user("redaktur-impor")
    text = tmp_path / "naskah.txt"
    text.write_text("Hasil survei\n\nLembaga mengumumkan hasil survei pada Senin.\n")

    with clock.fixed_at(INSIDE), pytest.raises(SystemExit):
        call_command(
            "import_text",
            str(text),
            publish=True,
            by=writer.username,
            approved_by=chief.username,
        )

    assert not Article.objects.exists()


def test_a_text_without_flags_costs_one_query(quiet, django_assert_num_queries):
    article = make_survey()
    ArticleFlag.objects.all().delete()

    with django_assert_num_queries(1):
        assert not weigh(article, INSIDE).bars


def test_the_weighing_costs_the_same_for_many_stages(quiet, django_assert_num_queries):
    for number in range(20):
        make_quiet_period(name=f"Masa tenang {number}")
    article = make_survey(regions=[make_region("16"), make_region("32")])

    with django_assert_num_queries(6):
        assert not weigh(article, wib(date(2029, 2, 9))).bars
