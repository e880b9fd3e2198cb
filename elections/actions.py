"""Every way to move or cancel a stage, with what it was before and its log line."""

from django.db import transaction

from accounts.log import record
from common.errors import Refused
from common.snapshots import take_snapshot
from elections.guards import guarded
from elections.models import Certainty, Stage, StageChange, StageEffect

VERBS = {
    StageEffect.MOVED: "jadwal diubah",
    StageEffect.CANCELLED: "tahapan dibatalkan",
    StageEffect.RESTORED: "tahapan dipulihkan",
}


@transaction.atomic
def move_stage(*, stage, by, starts_on, ends_on, instrument, known_on, read="") -> Stage:
    """Give a stage new days and keep the old ones.

    `instrument` names the decision that moved it; `known_on` is the day on which that became
    known. Days that are the same as before leave no trace. `read` is the seal of a warning that
    was read (`elections.guards`).
    """
    stage = _locked(stage, by)
    if (stage.starts_on, stage.ends_on) == (starts_on, ends_on):
        return stage
    before = stage.schedule
    stage.starts_on, stage.ends_on = starts_on, ends_on
    with guarded(by=by, read=read):
        return _changed(stage, StageEffect.MOVED, before, by, instrument, known_on)


@transaction.atomic
def cancel_stage(*, stage, by, instrument, known_on) -> Stage:
    """Say that a stage does not take place; `instrument` names the decision, as `move_stage`.

    It keeps its days: readers and subscribers see it as cancelled. A stage that is cancelled
    already is left as it is.
    """
    stage = _locked(stage, by)
    if stage.is_cancelled:
        return stage
    if not instrument.strip():
        raise Refused("Sebutkan keputusan yang membatalkan tahapan ini.")
    before = stage.schedule
    stage.certainty = Certainty.CANCELLED
    return _changed(stage, StageEffect.CANCELLED, before, by, instrument, known_on)


@transaction.atomic
def restore_stage(*, stage, by, certainty, instrument, known_on, read="") -> Stage:
    """Take a cancellation back; `certainty` is how firmly the stage's days stand from now on.

    `read` as in `move_stage`.
    """
    stage = _locked(stage, by)
    if not stage.is_cancelled or certainty == Certainty.CANCELLED:
        raise Refused("Hanya tahapan yang dibatalkan dapat dipulihkan.")
    before = stage.schedule
    stage.certainty = certainty
    with guarded(by=by, read=read):
        return _changed(stage, StageEffect.RESTORED, before, by, instrument, known_on)


@transaction.atomic
def record_change(*, stage, effect, before, by, instrument, known_on, snapshot=None) -> StageChange:
    """Keep what was done to a stage, which is as it is now, and its Schedule `before`.

    `by` is None for a load of reference data; `snapshot` is that of the stage before.
    """
    change = StageChange(
        stage=stage,
        effect=effect,
        starts_on_before=before.starts_on,
        ends_on_before=before.ends_on,
        certainty_before=before.certainty,
        instrument=instrument,
        known_on=known_on,
        by=by,
    )
    change.full_clean(exclude=["stage", "by"])
    change.save()
    record(
        VERBS[effect],
        stage,
        by=by,
        before=snapshot,
        after=take_snapshot(stage),
        jadwal_lama=_text(before),
        jadwal_baru=_text(stage.schedule),
        keputusan=instrument,
    )
    return change


def _locked(stage, by):
    if not by.has_perm("elections.change_stage"):
        raise Refused(f"Pengguna {by.username} tidak berhak mengubah jadwal tahapan.")
    return Stage.objects.select_for_update().get(pk=stage.pk)


def _changed(stage, effect, before, by, instrument, known_on):
    snapshot = take_snapshot(Stage.objects.get(pk=stage.pk))
    stage.full_clean()
    stage.save(update_fields=["starts_on", "ends_on", "certainty"])
    record_change(
        stage=stage,
        effect=effect,
        before=before,
        by=by,
        instrument=instrument,
        known_on=known_on,
        snapshot=snapshot,
    )
    return stage


def _text(schedule):
    return [str(value) if value else None for value in schedule]
