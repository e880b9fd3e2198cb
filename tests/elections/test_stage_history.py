from datetime import date

import pytest

from elections.actions import cancel_stage, move_stage, restore_stage
from elections.models import Certainty
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

    assert stage.schedule_known_on(date(2000, 1, 1))[:2] == FIRST


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

    assert stage.schedule_known_on(day)[:2] == days


def test_of_two_changes_of_one_day_the_last_holds_and_before_it_the_first():
    stage = make_stage(starts_on=FIRST[0], ends_on=FIRST[1])
    stage = move(stage, SECOND, date(2024, 10, 1))
    stage = move(stage, THIRD, date(2024, 10, 1))

    assert stage.schedule_known_on(date(2024, 9, 30))[:2] == FIRST
    assert stage.schedule_known_on(date(2024, 10, 1))[:2] == THIRD


def test_cancellation_is_known_from_its_day_until_it_was_taken_back():
    stage = make_stage(starts_on=FIRST[0], ends_on=FIRST[1], certainty=Certainty.PLANNED)
    by = make_user()
    stage = cancel_stage(stage=stage, by=by, instrument="SK", known_on=date(2024, 10, 1))
    stage = move(stage, SECOND, date(2024, 10, 5))
    stage = restore_stage(
        stage=stage, by=by, certainty="ditetapkan", instrument="SK", known_on=date(2024, 10, 9)
    )

    known = {day: stage.schedule_known_on(date(2024, 10, day)) for day in (1, 5, 8, 9)}
    assert stage.schedule_known_on(date(2024, 9, 30)) == (*FIRST, Certainty.PLANNED)
    assert known[1] == (*FIRST, Certainty.CANCELLED)
    assert known[5] == known[8] == (*SECOND, Certainty.CANCELLED)
    assert known[9] == (*SECOND, Certainty.FIXED)


def test_certainty_before_a_cancellation_without_record_is_not_known():
    stage = make_stage(starts_on=FIRST[0], ends_on=FIRST[1], certainty=Certainty.CANCELLED)
    stage.changes.create(
        effect="dibatalkan",
        known_on=date(2024, 10, 1),
        starts_on_before=FIRST[0],
        ends_on_before=FIRST[1],
    )

    assert stage.schedule_known_on(date(2024, 9, 30)).certainty == ""
