from django.db import transaction

from accounts.log import record
from elections.models import Stage, StageChange


@transaction.atomic
def record_move(*, stage, before, by, instrument, known_on) -> StageChange:
    """Keep the days a stage had before it was moved.

    `before` is (starts_on, ends_on); `instrument` names the decision, `known_on` is the day on
    which the change became known.
    """
    starts_on, ends_on = before
    change = StageChange.objects.create(
        stage=stage,
        starts_on_before=starts_on,
        ends_on_before=ends_on,
        instrument=instrument,
        known_on=known_on,
        by=by,
    )
    record("jadwal diubah", stage, by=by, before=[str(starts_on), str(ends_on)])
    return change


def days_of(stage_id):
    """The stored (starts_on, ends_on) of a stage."""
    return Stage.objects.values_list("starts_on", "ends_on").get(pk=stage_id)
