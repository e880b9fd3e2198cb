from datetime import date

import pytest

from elections.models import Certainty
from elections.timetable import current_stages, timetable
from tests.factories import make_election, make_region, make_stage

pytestmark = pytest.mark.django_db
DAY = date(2024, 11, 25)


def test_a_stage_runs_on_its_first_and_last_day():
    stage = make_stage()

    assert current_stages(make_region("16"), date(2024, 11, 23)) == []
    assert current_stages(make_region("16"), date(2024, 11, 24)) == [stage]
    assert current_stages(make_region("16"), date(2024, 11, 26)) == [stage]
    assert timetable(make_region("16"), date(2024, 11, 27)).is_nontahapan


@pytest.mark.parametrize(
    "fields",
    [
        {"certainty": Certainty.PLANNED},
        {"certainty": Certainty.ESTIMATED},
        {"starts_on": None},
        {"ends_on": None},
        {"starts_on": None, "ends_on": None},
    ],
)
def test_only_fixed_stages_with_both_days_run(fields):
    make_stage(**fields)

    assert timetable(make_region("16"), DAY).is_nontahapan


def test_election_of_one_region_runs_there_below_and_above_but_not_beside():
    election = make_election(is_national=False)
    election.regions.add(make_region("16.07"))
    stage = make_stage(election)
    for code in ("16.07", "16.07.10", "16"):
        assert current_stages(make_region(code), DAY) == [stage]

    assert current_stages(make_region("16.71"), DAY) == []
    assert current_stages(make_region("17"), DAY) == []


def test_stage_of_one_region_does_not_run_elsewhere():
    make_stage(region=make_region("16.07"))

    assert timetable(make_region("16.71"), DAY).is_nontahapan
    assert not timetable(make_region("16.07"), DAY).is_nontahapan


def test_election_and_revote_may_overlap():
    first = make_stage(make_election("pilkada"))
    second = make_stage(make_election("psu"), ends_on=date(2024, 11, 25))

    assert current_stages(make_region("16"), DAY) == [second, first]


def test_plans_are_to_come_nearest_first(django_assert_num_queries):
    far = make_stage(starts_on=date(2027, 1, 1), ends_on=None, certainty=Certainty.ESTIMATED)
    near = make_stage(starts_on=None, ends_on=date(2026, 11, 30), certainty=Certainty.PLANNED)

    with django_assert_num_queries(1):
        found = timetable(None, date(2026, 11, 24))

    assert found.coming == [near, far]
    assert found.next_milestone == near
    assert found.is_nontahapan
