"""Exceptions from publishing rules: by two persons, for one text, told to readers."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Event, Notice, Role
from articles.actions import (
    end_override,
    grant_override,
    publish,
    record_edit,
    request_override,
    unschedule,
    withdraw,
)
from articles.models import Article, ArticleFlag, PublishingOverride
from common import clock
from common.errors import Refused
from common.snapshots import take_snapshot
from tests.factories import make_member, make_region, make_user
from tests.rules import BEFORE, INSIDE, LAW, make_quiet_period, make_rule, make_survey, wib

pytestmark = pytest.mark.django_db

REASON = "Putusan pengadilan memerintahkan hasil ini diumumkan."


@pytest.fixture
def quiet():
    return make_rule(), make_quiet_period()


def asked(article, quiet, by=None, reason=REASON):
    rule, stage = quiet
    by = by or make_user()
    return request_override(article=article, by=by, rule=rule, stage=stage, reason=reason)


def granted(article, quiet):
    return grant_override(override=asked(article, quiet), by=make_user())


@pytest.fixture(autouse=True)
def in_the_quiet_period():
    with clock.fixed_at(INSIDE):
        yield


def test_two_persons_open_the_way(quiet):
    article = make_survey()
    first, second = make_user(), make_user()

    override = grant_override(override=asked(article, quiet, first), by=second)

    assert publish(article=article, by=first).published_at == INSIDE
    assert override.legal_basis == f"{LAW} (belum dikonfirmasi)"
    verbs = Event.objects.filter(object_id=str(article.pk)).values_list("verb", flat=True)
    assert {"pengecualian diminta", "pengecualian disetujui"} <= set(verbs)


def test_asking_alone_opens_nothing(quiet):
    article = make_survey()
    asked(article, quiet)

    with pytest.raises(Refused, match="Masa tenang"):
        publish(article=article, by=make_user())


def test_nobody_grants_what_he_asked_for(quiet):
    override = asked(make_survey(), quiet, who := make_user())

    with pytest.raises(Refused, match="tidak dapat menyetujuinya sendiri"):
        grant_override(override=override, by=who)
    row = PublishingOverride.objects.filter(pk=override.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.update(approved_by=who, approved_at=timezone.now())


@pytest.mark.parametrize("role", [Role.WRITER, Role.EDITOR])
def test_it_takes_the_right_to_publish(quiet, role):
    article = make_survey()

    with pytest.raises(Refused, match="tidak berhak meminta"):
        asked(article, quiet, make_member(role))
    with pytest.raises(Refused, match="tidak berhak menyetujui"):
        grant_override(override=asked(article, quiet), by=make_member(role))


def test_the_right_is_that_of_the_region(quiet):
    article = make_survey(regions=[make_region("16")])
    elsewhere = make_member(Role.CHIEF, make_region("32"))
    here = make_member(Role.CHIEF, make_region("16"))
    override = asked(article, quiet)

    with pytest.raises(Refused, match="tidak berhak"):
        grant_override(override=override, by=elsewhere)

    assert PublishingOverride.objects.waiting_for(elsewhere) == []
    assert PublishingOverride.objects.waiting_for(here) == [override]
    assert PublishingOverride.objects.waiting_for(override.requested_by) == []
    assert Notice.objects.filter(user=here, text__contains="meminta pengecualian").exists()
    assert not Notice.objects.filter(user=elsewhere).exists()
    grant_override(override=override, by=here)
    assert PublishingOverride.objects.waiting_for(here) == []


@pytest.mark.parametrize("reason", ["", "   "])
def test_it_needs_a_reason(quiet, reason):
    with pytest.raises(Refused, match="alasan"):
        asked(make_survey(), quiet, reason=reason)


def test_what_is_not_barred_needs_none(quiet):
    rule, stage = quiet
    other = make_quiet_period(certainty="rencana", starts_on=date(2029, 6, 1), ends_on=None)

    with pytest.raises(Refused, match="tidak menghalangi"):
        asked(make_survey(), (rule, other))


def test_it_opens_one_rule_and_one_stage(quiet):
    make_rule("iklan")
    article = make_survey("survei", "iklan")
    granted(article, quiet)

    with pytest.raises(Refused, match="Iklan tidak boleh") as refusal:
        publish(article=article, by=make_user())
    assert "Hasil survei" not in str(refusal.value)


def rewritten(article):
    before = take_snapshot(article)
    article.body = "<p>Isi lain sama sekali.</p>"
    article.save(update_fields=["body"])
    return record_edit(article=article, by=make_user(), before=before)


def test_other_words_need_another_one(quiet):
    article = make_survey()
    override = asked(article, quiet)
    rewritten(article)

    with pytest.raises(Refused, match="Naskah berubah"):
        grant_override(override=override, by=make_user())

    anew = asked(article, quiet)
    override.refresh_from_db()
    assert override.ended_at is not None
    assert anew.approved_at is None


def test_the_same_is_asked_for_once(quiet):
    article = make_survey()
    asked(article, quiet)

    with pytest.raises(Refused, match="sudah ada"):
        asked(article, quiet)


def test_it_is_turned_down_or_taken_back_until_it_is_used(quiet):
    article = make_survey()
    first = end_override(override=asked(article, quiet), by=make_user())
    assert first.standing == "ditolak"
    with pytest.raises(Refused, match="sudah diputus"):
        grant_override(override=first, by=make_user())

    second = granted(article, quiet)
    with clock.fixed_at(BEFORE):
        article = publish(article=article, by=make_user(), at=INSIDE)
        with pytest.raises(Refused, match="catatannya"):
            end_override(override=second, by=make_user())
        unschedule(article=article, by=make_user())
    assert end_override(override=second, by=make_user()).standing == "dicabut"
    with pytest.raises(Refused, match="Masa tenang"):
        publish(article=article, by=make_user())


def test_a_public_text_is_flagged_by_way_of_an_exception(quiet):
    article = publish(article=make_survey("iklan"), by=make_user())
    granted(article, quiet)

    before = take_snapshot(article)
    ArticleFlag.objects.create(article=article, flag="survei")

    assert record_edit(article=article, by=make_user(), before=before).status == "tayang"


# --- What readers see


def test_readers_see_every_exception_with_its_reason(client, quiet):
    article = make_survey(title="Hasil survei yang dikecualikan")
    override = granted(article, quiet)

    page = client.get("/tentang/").content.decode()
    assert REASON in page
    assert "artikel yang belum tayang" in page
    assert article.title not in page

    article = publish(article=article, by=make_user())
    page = client.get("/tentang/")
    text = page.content.decode()
    assert f'<a href="{article.get_absolute_url()}">{article.title}</a>' in text
    assert f"Dasar hukum: {LAW} (belum dikonfirmasi)" in text
    assert override.requested_by.username not in text
    assert override.approved_by.username not in text

    withdraw(article=article, by=make_user(), reason="Keliru.")
    gone = client.get("/tentang/")
    assert article.title not in gone.content.decode()
    assert "artikel yang sudah dicabut" in gone.content.decode()
    assert gone["ETag"] != page["ETag"]


def test_what_waits_or_was_turned_down_is_not_listed(client, quiet):
    override = asked(make_survey(), quiet)
    assert "Belum pernah ada pengecualian." in client.get("/tentang/").content.decode()

    end_override(override=override, by=make_user())
    assert REASON not in client.get("/tentang/").content.decode()
    assert "pengecualian" not in client.get("/privasi/").content.decode()


def test_a_reason_is_text_and_no_markup(client, quiet):
    override = asked(make_survey(), quiet, reason="<script>alert(1)</script>")
    grant_override(override=override, by=make_user())

    assert "<script>alert" not in client.get("/tentang/").content.decode()


def test_the_list_costs_the_same_for_many(client, quiet, django_assert_num_queries):
    granted(make_survey(), quiet)
    client.get("/tentang/")
    with django_assert_num_queries(3):
        client.get("/tentang/")
    rule, stage = quiet
    users = make_user(), make_user()
    PublishingOverride.objects.bulk_create(
        PublishingOverride(
            article=make_survey(),
            rule=rule,
            stage=stage,
            reason=f"Alasan {number}",
            requested_by=users[0],
            requested_at=INSIDE,
            approved_by=users[1],
            approved_at=wib(date(2029, 2, 12), 13),
        )
        for number in range(3)
    )

    with django_assert_num_queries(3):
        page = client.get("/tentang/").content.decode()
    assert page.index("Alasan 2") < page.index(REASON)
    assert Article.objects.count() == 4
