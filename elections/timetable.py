"""What stage a region is in, by the stages of its elections."""

from dataclasses import dataclass
from datetime import date

from elections.models import Stage


@dataclass(frozen=True)
class Timetable:
    """The stages running in a region on a day, and what is to come, nearest first.

    No running stage is the normal state between elections (nontahapan). Plans never run; they
    may be to come, or `open`: under way by plan, or without a day. Cancelled stages are none.
    """

    running: list[Stage]
    coming: list[Stage]
    open_plans: list[Stage]

    @property
    def next_milestone(self) -> Stage | None:
        return self.coming[0] if self.coming else None

    @property
    def is_nontahapan(self) -> bool:
        return not self.running


def timetable(region, on) -> Timetable:
    """The timetable of `region` (None: the nation) on the date `on`; one query."""
    stages = Stage.objects.standing().unfinished_on(on).select_related("election", "region__parent")
    stages = list(stages.touching(region) if region else stages)
    running = [stage for stage in stages if stage.is_running_on(on)]
    coming = [stage for stage in stages if stage.milestone and stage.milestone > on]
    plans = [stage for stage in stages if stage.is_plan and stage not in coming]
    return Timetable(
        running=sorted(running, key=lambda stage: (stage.ends_on, stage.pk)),
        coming=sorted(coming, key=lambda stage: (stage.milestone, stage.pk)),
        open_plans=sorted(plans, key=lambda stage: (stage.milestone or date.max, stage.pk)),
    )


def current_stages(region, on) -> list[Stage]:
    """The stages that run in `region` on `on`; an election and a re-vote may overlap."""
    return timetable(region, on).running
