"""When publishing rules hold: by zone, region, election, certainty and validity."""

from datetime import date, datetime, time

import pytest

from elections.models import Certainty
from elections.windows import coming_windows, windows_for, windows_in_force
from tests.factories import make_election, make_region
from tests.rules import AFTER, BEFORE, INSIDE, WIB, make_quiet_period, make_rule, wib

pytestmark = pytest.mark.django_db

ALL = (BEFORE, AFTER)


def windows(*regions, flags=("survei",), elections=(), between=ALL):
    return windows_for(flags, regions, elections, between)


def test_a_quiet_period_lasts_from_midnight_to_midnight_of_the_region():
    make_rule()
    make_quiet_period()
    papua = make_region("91", time_zone="Asia/Jayapura")

    window = windows(papua)[0]

    assert window.starts_at == wib(date(2029, 2, 10), 22)
    assert window.ends_at == wib(date(2029, 2, 13), 22)
    assert window.holds_at(window.starts_at)
    assert not window.holds_at(window.ends_at)
    assert window.days == "10 Februari 2029 22.00 sampai 13 Februari 2029 22.00 WIB"


@pytest.mark.parametrize(
    ("zone", "first", "last"), [("Asia/Jakarta", 0, 24), ("Asia/Makassar", 23, 23)]
)
def test_each_zone_has_its_own_midnight(zone, first, last):
    make_rule()
    make_quiet_period()

    window = windows(make_region("16", time_zone=zone))[0]

    assert window.starts_at.astimezone(WIB).hour == first
    assert (window.ends_at.astimezone(WIB).hour or 24) == last


def test_the_nation_waits_for_the_last_zone_and_stops_with_the_first():
    make_rule()
    make_quiet_period()

    window = windows()[0]

    assert window.starts_at == wib(date(2029, 2, 10), 22)
    assert window.ends_at == wib(date(2029, 2, 14), 0)
    assert str(window.days).endswith("13 Februari 2029 24.00 WIB")


def test_a_quick_count_waits_until_two_hours_after_the_polls_close_in_the_west():
    make_rule("hitung-cepat", "pemungutan-suara", ends_at_wib=time(13), offset_hours=2)
    day = date(2029, 2, 14)
    kind = make_rule("iklan", "pemungutan-suara").stage_kind
    make_quiet_period(kind=kind, starts_on=day, ends_on=day)
    papua = make_region("91", time_zone="Asia/Jayapura")

    window = windows(papua, flags=["hitung-cepat"])[0]

    assert window.ends_at == wib(day, 15)
    assert window.starts_at == wib(date(2029, 2, 13), 22)


def test_only_the_stages_that_touch_the_regions_count():
    make_rule()
    sumatra, java = make_region("16.07"), make_region("32.73")
    local = make_election("pilkada-2031", is_national=False)
    local.regions.add(make_region("16"))
    make_quiet_period(election=local)

    assert windows(sumatra)
    assert not windows(java)
    # News of the nation is news of that region too.
    assert windows()


def test_a_stage_and_a_rule_of_a_region_hold_there_and_below():
    aceh, below, java = make_region("11"), make_region("11.01"), make_region("32")
    make_rule(region=aceh)
    make_quiet_period()

    assert windows(aceh)
    assert windows(below)
    assert not windows(java)
    assert windows()[0].region == aceh


def test_a_rule_of_one_region_and_a_stage_of_another_never_meet():
    make_rule(region=make_region("11"))
    make_quiet_period(region=make_region("32"))

    assert not windows()


def test_an_article_that_names_an_election_is_of_that_one_and_what_repeats_it():
    make_rule()
    first = make_election("pilkada-2024")
    again = make_election("psu-2029", replaces=first)
    other = make_election("pemilu-2029")
    make_quiet_period(election=again)

    assert windows(elections=[first.pk])
    assert windows(elections=[again.pk])
    assert not windows(elections=[other.pk])


@pytest.mark.parametrize(
    ("fields", "bars"),
    [
        ({}, True),
        ({"certainty": Certainty.PLANNED}, False),
        ({"certainty": Certainty.ESTIMATED}, False),
    ],
)
def test_plans_warn_and_only_fixed_stages_bar(fields, bars):
    make_rule()
    make_quiet_period(**fields)

    assert windows()[0].bars is bars


@pytest.mark.parametrize("fields", [{"certainty": Certainty.CANCELLED}, {"ends_on": None}])
def test_cancelled_and_undated_stages_have_no_window(fields):
    make_rule()
    make_quiet_period(**fields)

    assert not windows()


def test_a_rule_holds_while_it_is_valid():
    make_rule(valid_from=date(2029, 2, 12), valid_until=date(2029, 2, 13))
    make_quiet_period()
    region = make_region("16")

    window = windows(region)[0]

    assert window.starts_at == wib(date(2029, 2, 12), 0)
    assert window.ends_at == wib(date(2029, 2, 13), 0)


def test_a_rule_that_ended_before_the_stage_has_no_window():
    make_rule(valid_until=date(2029, 2, 11))
    make_quiet_period()

    assert not windows(make_region("16"))


def test_the_desk_asks_what_holds_and_what_comes(django_assert_num_queries):
    make_rule()
    make_rule("iklan")
    make_quiet_period()

    with django_assert_num_queries(3):
        held = windows_in_force(INSIDE)
    assert [window.rule.content_flag for window in held] == ["survei", "iklan"]
    assert not windows_in_force(datetime(2029, 2, 14, 0, 0, tzinfo=WIB))
    assert len(coming_windows(BEFORE, INSIDE)) == 2
    assert not coming_windows(INSIDE, AFTER)
