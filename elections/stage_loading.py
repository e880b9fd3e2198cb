"""The stages among the reference data, and the trace that a moved or cancelled one leaves."""

import re

from django.utils import timezone

from common.loading import Row
from elections.actions import record_change
from elections.models import Certainty, Schedule, Stage, StageEffect

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def stage_row(line, elections, kinds, regions) -> Row | None:
    if ends_before_start(line):
        elections.problems.add(line, "starts_on is after ends_on")
        return None
    if line["certainty"] == Certainty.CANCELLED and not line["legal_basis"]:
        elections.problems.add(line, "a cancelled stage names in legal_basis what cancelled it")
    values = {
        **line.only("order name starts_on ends_on certainty legal_basis note"),
        "election_id": elections.find(line, line["election"]),
        "kind_id": kinds.find(line, line["kind"]),
        "region_id": regions.find_if_any(line, line["region_code"]),
        "source_url": line["source_url_1"],
        "second_source_url": line["source_url_2"],
        "third_source_url": line["source_url_3"],
    }
    return Row(line, values)


def ends_before_start(line) -> bool:
    # ISO dates sort as text; anything else is named when the row is cleaned.
    first, last = line["starts_on"], line["ends_on"]
    return bool(ISO_DATE.fullmatch(first) and ISO_DATE.fullmatch(last)) and last < first


def note_changes(changed):
    """Every change of a stage's days, and every cancellation, keeps what the stage was before."""
    for stored, row in changed:
        before, after = schedule(stored.values), schedule(row.values)
        if before[:2] != after[:2]:
            note_change(StageEffect.MOVED, stored.pk, before)
        certainties = (before.certainty, after.certainty)
        if before.certainty != after.certainty and Certainty.CANCELLED in certainties:
            is_end = after.certainty == Certainty.CANCELLED
            effect = StageEffect.CANCELLED if is_end else StageEffect.RESTORED
            note_change(effect, stored.pk, after._replace(certainty=before.certainty))
    # Readers of an older copy of the database may know a stage that is new here as standing.
    for stage in Stage.objects.cancelled_without_trace():
        note_change(StageEffect.CANCELLED, stage.pk, stage.schedule._replace(certainty=""))


def schedule(values) -> Schedule:
    return Schedule(values["starts_on"], values["ends_on"], values["certainty"])


def note_change(effect, pk, before):
    stage = Stage.objects.get(pk=pk)
    record_change(
        stage=stage,
        effect=effect,
        before=before,
        by=None,
        instrument=stage.legal_basis,
        known_on=timezone.localdate(),
    )
