from datetime import date

import pytest

from elections.actions import move_stage
from tests.factories import make_stage, make_user

pytestmark = pytest.mark.django_db

FIRST = (date(2024, 11, 1), date(2024, 11, 2))
SECOND = (date(2024, 11, 5), date(2024, 11, 6))
THIRD = (date(2024, 11, 9), None)


def move(stage, days, known_on):
    return move_stage(
        stage=stage,
        by=make_user(),
        starts_on=days[0],
        ends_on=days[1],
        instrument="PKPU contoh",
        known_on=known_on,
    )


def test_days_of_a_stage_that_never_moved_were_always_known():
    stage = make_stage(starts_on=FIRST[0], ends_on=FIRST[1])

    assert stage.days_known_on(date(2000, 1, 1)) == FIRST


@pytest.mark.parametrize(
    ("day", "days"),
    [
        (date(2024, 1, 1), FIRST),
        (date(2024, 9, 30), FIRST),
        # From the day on which a change became known its days hold.
        (date(2024, 10, 1), SECOND),
        (date(2024, 10, 19), SECOND),
        (date(2024, 10, 20), THIRD),
        (date(2030, 1, 1), THIRD),
    ],
)
def test_days_are_those_known_on_the_day(day, days):
    stage = make_stage(starts_on=FIRST[0], ends_on=FIRST[1])
    stage = move(stage, SECOND, date(2024, 10, 1))
    stage = move(stage, THIRD, date(2024, 10, 20))

    assert stage.days_known_on(day) == days


def test_of_two_changes_of_one_day_the_last_holds_and_before_it_the_first():
    stage = make_stage(starts_on=FIRST[0], ends_on=FIRST[1])
    stage = move(stage, SECOND, date(2024, 10, 1))
    stage = move(stage, THIRD, date(2024, 10, 1))

    assert stage.days_known_on(date(2024, 9, 30)) == FIRST
    assert stage.days_known_on(date(2024, 10, 1)) == THIRD
