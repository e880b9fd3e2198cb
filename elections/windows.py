"""When which content is barred where: publishing rules laid on the stages of elections.

Pure reads; a stage counts while it is dated and not cancelled. A fixed one bars as its rule says,
a planned or estimated one only warns: its days may still move.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q
from django.utils.formats import date_format

from elections.models import Certainty, Effect, PublishingRule, Stage
from elections.models.rule import LONGEST_OFFSET
from regions.codes import ancestors_and_self
from regions.models import Region
from regions.models.region import TimeZone

WIB = ZoneInfo(TimeZone.WIB)
MIDNIGHT = time(0)
DAY = timedelta(days=1)
# What a stage's days reach beyond midnights in UTC: the zones, and the longest offset.
MARGIN = timedelta(days=1, hours=LONGEST_OFFSET)
ALWAYS = (datetime(1945, 8, 17, tzinfo=UTC), datetime(2101, 1, 1, tzinfo=UTC))


@dataclass(frozen=True)
class Window:
    """From `starts_at` until before `ends_at`, `rule` holds because of `stage`.

    `region` is where, None for everywhere that the stage concerns.
    """

    rule: PublishingRule
    stage: Stage
    region: Region | None
    starts_at: datetime
    ends_at: datetime

    @property
    def key(self) -> tuple[int, int]:
        return self.rule.pk, self.stage.pk

    @property
    def bars(self) -> bool:
        """Whether it keeps from publishing; otherwise it only has to be read."""
        return self.rule.effect == Effect.BAR and self.stage.certainty == Certainty.FIXED

    def holds_at(self, moment) -> bool:
        return self.starts_at <= moment < self.ends_at

    def overlaps(self, since, until) -> bool:
        return self.starts_at <= until and since < self.ends_at

    @property
    def days(self) -> str:
        """`24 November 2024 00.00 sampai 26 November 2024 24.00 WIB`"""
        return f"{in_wib(self.starts_at)} sampai {in_wib(self.ends_at, is_end=True)} WIB"

    def __str__(self):
        plan = "" if self.stage.certainty == Certainty.FIXED else f", {self.stage.certainty}"
        flag = self.rule.get_content_flag_display()
        return f"{flag}: {self.stage.name} ({self.stage.election}{plan}), {self.days}"


def windows_in_force(at) -> list[Window]:
    """Every window that holds somewhere at the aware moment `at`; three queries."""
    return [window for window in all_windows((at, at)) if window.holds_at(at)]


def coming_windows(since, until) -> list[Window]:
    """Windows that begin after `since` and not after `until`, the next first; three queries."""
    windows = all_windows((since, until))
    return [window for window in windows if since < window.starts_at <= until]


def all_windows(between) -> list[Window]:
    """Every window of `between`, each as wide as it is anywhere; three queries."""
    return windows_for(None, (), (), between)


def windows_for(
    flags: Iterable[str] | None,
    regions: Iterable[Region],
    elections: Iterable[int],
    between: tuple[datetime, datetime],
) -> list[Window]:
    """The windows that concern what has `flags` (None: any), the next first; three queries.

    `between` are two aware moments. Without `regions` it is about the nation and every stage
    counts, in the zone where it begins first and in the one where it ends last. With `elections`,
    by key, only their stages and those of what repeats them count.
    """
    rules = _rules(flags)
    if not rules:
        return []
    regions = list(regions)
    stages = _stages(rules, set(elections), between)
    found = [
        window
        for stage in stages
        for rule in rules
        if rule.stage_kind_id == stage.kind_id
        and (window := _window(rule, stage, regions))
        and window.overlaps(*between)
    ]
    return sorted(found, key=lambda window: (window.starts_at, window.ends_at, window.key))


def narrowed(window, regions, elections) -> Window | None:
    """`window` as it concerns these regions and elections (by key), as in `windows_for`."""
    election = window.stage.election
    if elections and not {election.pk, election.replaces_id} & set(elections):
        return None
    return _window(window.rule, window.stage, list(regions))


def in_wib(moment, *, is_end=False) -> str:
    """`24 November 2024 00.00`; an end at midnight is 24.00 of the day before."""
    moment = moment.astimezone(WIB)
    if is_end and moment.time() == MIDNIGHT:
        return date_format(moment - DAY, "j F Y") + " 24.00"
    return date_format(moment, "j F Y H.i")


def _rules(flags):
    rules = PublishingRule.objects.select_related("stage_kind", "region").order_by("pk")
    return list(rules if flags is None else rules.filter(content_flag__in=list(flags)))


def _stages(rules, elections, between):
    since, until = between
    stages = Stage.objects.standing().filter(
        kind__in={rule.stage_kind_id for rule in rules},
        starts_on__lte=(until + MARGIN).date(),
        ends_on__gte=(since - MARGIN).date(),
    )
    if elections:
        named = Q(election__in=elections) | Q(election__replaces__in=elections)
        stages = stages.filter(named)
    stages = stages.select_related("election", "region").order_by("pk")
    places = Region.objects.only("code", "time_zone")
    return list(stages.prefetch_related(Prefetch("election__regions", places)))


def _window(rule, stage, regions) -> Window | None:
    """The window of `rule` in `stage` for what is about `regions`; None when there is none."""
    concerned = _concerned(rule, stage, regions)
    if concerned is None:
        return None
    zones = {ZoneInfo(region.time_zone) for region in concerned} or set(map(ZoneInfo, TimeZone))
    starts_at = min(_midnight(stage.starts_on, zone) for zone in zones)
    if rule.ends_at_wib is not None:
        ends_at = datetime.combine(stage.ends_on, rule.ends_at_wib, WIB)
    else:
        ends_at = max(_midnight(stage.ends_on + DAY, zone) for zone in zones)
    ends_at += timedelta(hours=rule.offset_hours)
    if rule.valid_from:
        starts_at = max(starts_at, min(_midnight(rule.valid_from, zone) for zone in zones))
    if rule.valid_until:
        ends_at = min(ends_at, max(_midnight(rule.valid_until, zone) for zone in zones))
    where = stage.region or rule.region
    return Window(rule, stage, where, starts_at, ends_at) if starts_at < ends_at else None


def _midnight(day, zone):
    return datetime.combine(day, MIDNIGHT, zone)


def _concerned(rule, stage, regions) -> list | None:
    """Those of `regions` that rule and stage concern, or where they hold; None: none at all.

    An empty list is all of Indonesia.
    """
    limits = [[region] for region in (rule.region, stage.region) if region]
    if not stage.election.is_national:
        held = list(stage.election.regions.all())
        # An election without any, such as a vote abroad, is of no region in particular.
        limits += [held] if held else []
    if not regions:
        return _where(limits)
    met = [region for region in regions if all(_touches(region, limit) for limit in limits)]
    return met or None


def _where(limits):
    """The regions in which all of `limits` hold, as their smallest parts; [] when unlimited."""
    if len(limits) < 2:
        return limits[0] if limits else []
    met = [
        region
        for limit in limits
        for region in limit
        if all(_touches(region, other) for other in limits)
    ]
    return met or None


def _touches(region, others) -> bool:
    """Whether `region` is one of `others`, above or below one of them."""
    return any(_is_within(region, other) or _is_within(other, region) for other in others)


def _is_within(inner, outer) -> bool:
    return outer.code in ancestors_and_self(inner.code)
