"""When the law bars some content: each publishing rule in each stage of its kind."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils import timezone

from elections.models import Certainty, PublishingRule, Stage
from regions.models import Region


@dataclass(frozen=True)
class Window:
    """A rule in force from the first moment of a stage (WIB) to `ends_at`, which is not in it."""

    rule: PublishingRule
    stage: Stage
    starts_at: datetime
    ends_at: datetime

    @property
    def region(self) -> Region | None:
        """Where it holds; None: in every region of the election."""
        return self.stage.region


def windows_in_force(at) -> list[Window]:
    """Every window that is open at the aware moment `at`, the first to end first; two queries."""
    rules = list(PublishingRule.objects.select_related("stage_kind"))
    longest = max((rule.offset_hours for rule in rules), default=0)
    day = timezone.localdate(at)
    stages = Stage.objects.filter(
        certainty=Certainty.FIXED,
        kind__in={rule.stage_kind_id for rule in rules},
        starts_on__lte=day,
        ends_on__gte=day - timedelta(hours=max(longest, 0), days=1),
    ).select_related("election", "region", "kind")
    windows = [
        window_of(rule, stage)
        for stage in stages
        for rule in rules
        if rule.stage_kind_id == stage.kind_id and rule.is_active_on(stage.starts_on)
    ]
    is_open = [window for window in windows if window.starts_at <= at < window.ends_at]
    return sorted(is_open, key=lambda window: (window.ends_at, window.stage.pk, window.rule.pk))


def window_of(rule, stage) -> Window:
    after_last = stage.ends_on + timedelta(days=1)
    return Window(
        rule=rule,
        stage=stage,
        starts_at=beginning_of(stage.starts_on),
        ends_at=beginning_of(after_last) + timedelta(hours=rule.offset_hours),
    )


def beginning_of(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
