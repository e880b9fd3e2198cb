"""What the law bars now, and which bar comes next."""

from itertools import groupby

from django.utils import timezone

from elections.models import Certainty, PublishingRule, Stage
from elections.windows import windows_in_force
from pemilu.dashboard.links import changelist
from pemilu.dashboard.panel import Panel, Row

NEXT = 3


def windows_panel(user, now) -> Panel:
    """Open windows by stage and the next to open; three queries, two where no rule is known.

    Lines lead to the timetable that readers see: it is open to every reach.
    """
    is_reader = user.has_perm("elections.view_publishingrule")
    return Panel(
        "larangan",
        "Jendela larangan",
        [*open_now(now), *coming(now)],
        url=changelist(PublishingRule) if is_reader else "",
        empty="Tidak ada larangan penayangan yang berlaku atau segera berlaku.",
    )


def open_now(now) -> list[Row]:
    windows = windows_in_force(now)
    windows = sorted(windows, key=lambda window: (window.ends_at, window.stage.pk))
    rows = []
    for (ends_at, _), group in groupby(windows, key=lambda each: (each.ends_at, each.stage.pk)):
        group = list(group)
        flags = dict.fromkeys(window.rule.get_content_flag_display() for window in group)
        where = f" ({group[0].region.name})" if group[0].region else ""
        stage = group[0].stage
        words = f"Berlaku: {', '.join(flags)} — {stage.name}, {stage.election.short_name}{where}"
        rows.append(Row(words, stage.election.get_absolute_url(), f"sampai {until(ends_at)}"))
    return rows


def coming(now) -> list[Row]:
    ruled = PublishingRule.objects.values("stage_kind")
    stages = Stage.objects.filter(
        kind__in=ruled, certainty=Certainty.FIXED, starts_on__gt=timezone.localdate(now)
    ).select_related("election")
    return [
        Row(
            f"Berikutnya: {stage.name}, {stage.election.short_name}",
            stage.election.get_absolute_url(),
            f"mulai {stage.starts_on:%d/%m/%Y}",
        )
        for stage in stages.order_by("starts_on", "pk")[:NEXT]
    ]


def until(moment) -> str:
    return f"{timezone.localtime(moment):%d/%m/%Y %H.%M} WIB"
