"""A stage, rule or election that changes does not lay a barred window over articles unseen."""

from datetime import date, timedelta

import pytest

from accounts.models import Event, Role
from articles.actions import publish
from articles.models import Article
from common import clock
from common.errors import Refused, Unread
from elections.actions import cancel_stage, move_stage, restore_stage
from elections.models import Certainty, Election, PublishingRule, Stage
from tests.desk import admin_url, enter, form_data
from tests.elections.test_loading import FILES
from tests.factories import make_election, make_member, make_region, make_user
from tests.loads import load, load_refused, write_files
from tests.rules import AFTER, BEFORE, FIRST, LAST, make_quiet_period, make_rule, make_survey, wib

pytestmark = pytest.mark.django_db

WEEK = timedelta(days=7)
TICK = "peringatan_dibaca"
REASON = {"instrument": "PKPU 9/2028", "known_on": date(2029, 1, 5)}


def moved(stage, days=WEEK, by=None, **more):
    new = {"starts_on": FIRST + days, "ends_on": LAST + days}
    return move_stage(stage=stage, by=by or make_user(), **new, **REASON, **more)


def scheduled(at=AFTER - timedelta(days=1), **fields):
    with clock.fixed_at(BEFORE):
        return publish(article=make_survey(**fields), by=make_user(), at=at)


@pytest.fixture
def quiet():
    make_rule()
    return make_quiet_period()


def test_a_stage_is_not_moved_onto_a_scheduled_survey(quiet):
    article = scheduled()

    with clock.fixed_at(BEFORE), pytest.raises(Refused) as refusal:
        moved(quiet)

    assert f"“{article}”" in str(refusal.value)
    assert "belum dikonfirmasi" in str(refusal.value)
    assert admin_url(Article, "change", article.pk) in refusal.value.html
    quiet.refresh_from_db()
    assert quiet.starts_on == FIRST


def test_it_is_moved_where_no_survey_is_scheduled(quiet):
    scheduled()

    with clock.fixed_at(BEFORE):
        assert moved(quiet, timedelta(days=1)).starts_on == FIRST + timedelta(days=1)


def test_drafts_of_other_regions_are_not_named(quiet):
    article = scheduled(regions=[make_region("32")])
    admin = make_member(Role.ADMIN, make_region("16"))

    with clock.fixed_at(BEFORE), pytest.raises(Refused) as refusal:
        moved(quiet, by=admin)

    assert str(article) not in str(refusal.value) + refusal.value.html
    assert "artikel di luar jangkauan Anda" in str(refusal.value)


def test_what_is_public_already_is_told_of_and_read(quiet):
    article = scheduled()

    with clock.fixed_at(AFTER + WEEK):
        with pytest.raises(Unread) as unread:
            moved(quiet)
        assert str(article) in str(unread.value)
        moved(quiet, read=unread.value.seal)

    event = Event.objects.get(verb="peringatan penayangan dibaca")
    assert str(article) in event.details["peringatan"][0]


def test_a_restored_stage_bars_again(quiet):
    with clock.fixed_at(BEFORE):
        cancel_stage(stage=quiet, by=make_user(), **REASON)
    scheduled(at=wib(date(2029, 2, 12)))

    with clock.fixed_at(BEFORE), pytest.raises(Refused, match="masa larangan"):
        restore_stage(stage=quiet, by=make_user(), certainty=Certainty.FIXED, **REASON)


def sent(model, row, at, **values):
    """What the form of `row` answers to `values`."""
    browser = enter(f"admin-{model.__name__}-{values}"[:60])
    url = admin_url(model, "change", row.pk)
    with clock.fixed_at(at):
        data = {**form_data(browser.get(url)), **values}
        return browser, url, data, browser.post(url, data)


def test_the_form_of_a_stage_names_the_articles_and_keeps_what_was_typed(quiet):
    article = scheduled()
    days = {"starts_on": FIRST + WEEK, "ends_on": LAST + WEEK, "instrument": "PKPU 9/2028"}

    _, _, _, page = sent(Stage, quiet, BEFORE, **days, known_on="2029-01-05")

    assert page.status_code == 200
    assert f'<a href="{admin_url(Article, "change", article.pk)}">' in page.content.decode()
    assert TICK not in page.context["adminform"].form.fields


def test_the_form_asks_for_a_tick_where_something_is_only_told(quiet):
    scheduled()
    days = {"starts_on": FIRST + WEEK, "ends_on": LAST + WEEK, "instrument": "PKPU 9/2028"}

    browser, url, data, page = sent(Stage, quiet, AFTER + WEEK, **days, known_on="2029-01-05")
    seal = page.context["adminform"].form.fields[TICK].widget.attrs["value"]
    with clock.fixed_at(AFTER + WEEK):
        assert browser.post(url, {**data, TICK: "palsu"}).status_code == 200
        assert browser.post(url, {**data, TICK: seal}).status_code == 302

    quiet.refresh_from_db()
    assert quiet.starts_on == FIRST + WEEK


def test_a_plan_that_becomes_fixed_bars_what_it_warned_of():
    make_rule()
    stage = make_quiet_period(certainty=Certainty.PLANNED)
    article = make_survey()
    with clock.fixed_at(BEFORE):
        at = wib(date(2029, 2, 12))
        with pytest.raises(Unread) as unread:
            publish(article=article, by=make_user(), at=at)
        publish(article=article, by=make_user(), at=at, read=unread.value.seal)

    _, _, _, page = sent(Stage, stage, BEFORE, certainty="ditetapkan")

    assert page.status_code == 200
    stage.refresh_from_db()
    assert stage.certainty == Certainty.PLANNED


def test_a_rule_that_begins_to_bar_is_held_against_schedules():
    rule = make_rule(effect="peringatkan")
    make_quiet_period()
    rule.effect = "larang"
    PublishingRule.objects.update(valid_until=date(2029, 1, 1))
    scheduled(at=wib(date(2029, 2, 12)))
    rule.refresh_from_db()

    _, _, _, page = sent(PublishingRule, rule, BEFORE, effect="larang", valid_until="")

    assert page.status_code == 200
    assert "masa larangan" in page.content.decode()


def test_an_election_that_comes_to_a_region_brings_its_stages():
    make_rule()
    local = make_election("pilkada-2031", is_national=False)
    local.regions.add(make_region("32"))
    make_quiet_period(election=local)
    scheduled(at=wib(date(2029, 2, 12)), regions=[make_region("16")])

    _, _, _, page = sent(Election, local, BEFORE, region_codes="32 16")

    assert page.status_code == 200
    assert [region.code for region in local.regions.all()] == ["32"]


def test_a_load_does_not_move_a_stage_onto_a_schedule(tmp_path):
    make_region("16.07")
    load("load_elections", write_files(tmp_path, FILES))
    scheduled(at=wib(date(2029, 2, 12)))
    stages = FILES["stages.csv"].replace("2024-11-24", "2029-02-11")
    data = write_files(
        tmp_path, {**FILES, "stages.csv": stages.replace("2024-11-26", "2029-02-13")}
    )

    with clock.fixed_at(BEFORE):
        errors = load_refused("load_elections", data)

    assert "masa larangan" in errors
    assert Stage.objects.get().starts_on == date(2024, 11, 24)


def test_the_form_of_a_stage_shows_the_rules_that_hold_because_of_it(quiet):
    page = enter("admin-lihat").get(admin_url(Stage, "change", quiet.pk)).content.decode()

    assert "hasil survei</a>: larang, 10 Februari 2029 22.00 sampai" in page
