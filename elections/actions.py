"""Every way to move a stage, with what it was before and its log line."""

from django.db import transaction

from accounts.log import record
from common.errors import Refused
from elections.models import Stage, StageChange


@transaction.atomic
def move_stage(*, stage, by, starts_on, ends_on, instrument, known_on) -> Stage:
    """Give a stage new days and keep the old ones.

    `instrument` names the decision that moved it; `known_on` is the day on which that became
    known. Days that are the same as before leave no trace.
    """
    if not by.has_perm("elections.change_stage"):
        raise Refused(f"Pengguna {by.username} tidak berhak mengubah jadwal tahapan.")
    stage = Stage.objects.select_for_update().get(pk=stage.pk)
    if (stage.starts_on, stage.ends_on) == (starts_on, ends_on):
        return stage
    before = (stage.starts_on, stage.ends_on)
    stage.starts_on, stage.ends_on = starts_on, ends_on
    stage.full_clean()
    stage.save(update_fields=["starts_on", "ends_on"])
    record_move(stage=stage, before=before, by=by, instrument=instrument, known_on=known_on)
    return stage


@transaction.atomic
def record_move(*, stage, before, by, instrument, known_on) -> StageChange:
    """Keep the days that a stage, which has its new ones, had before.

    `before` is (starts_on, ends_on); `by` is None for a load of reference data.
    """
    change = StageChange(
        stage=stage,
        starts_on_before=before[0],
        ends_on_before=before[1],
        instrument=instrument,
        known_on=known_on,
        by=by,
    )
    change.full_clean(exclude=["stage", "by"])
    change.save()
    record(
        "jadwal diubah",
        stage,
        by=by,
        before=[_text(day) for day in before],
        after=[_text(stage.starts_on), _text(stage.ends_on)],
        instrument=instrument,
    )
    return change


def _text(day):
    return day.isoformat() if day else None
