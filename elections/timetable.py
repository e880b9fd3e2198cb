"""What stage a region is in, by its elections' fixed stages."""

from dataclasses import dataclass

from elections.models import Stage


@dataclass(frozen=True)
class Timetable:
    """The stages running in a region on a day, and the nearest thing to come.

    No running stage is the normal state between elections (nontahapan).
    """

    running: list[Stage]
    next_milestone: Stage | None

    @property
    def is_nontahapan(self) -> bool:
        return not self.running


def timetable(region, on) -> Timetable:
    """The timetable of `region` (None: the nation) on the date `on`; two queries."""
    stages = Stage.objects.select_related("election", "kind", "region")
    stages = stages.touching(region) if region else stages
    return Timetable(
        running=list(stages.running_on(on).order_by("ends_on", "id")),
        next_milestone=stages.after(on).first(),
    )


def current_stages(region, on) -> list[Stage]:
    """The stages that run in `region` on `on`; an election and a re-vote may overlap."""
    return timetable(region, on).running
