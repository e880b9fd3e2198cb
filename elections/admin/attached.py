"""The publishing rules that hold because of a stage, as its form shows them."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join

from elections.models import Certainty, PublishingRule
from elections.windows import ALWAYS, all_windows


def attached_rules(stage):
    """Each rule for this kind of stage with its window, as links; four queries."""
    windows = {w.rule.pk: w for w in all_windows(ALWAYS) if w.stage.pk == stage.pk}
    rules = PublishingRule.objects.filter(stage_kind=stage.kind_id).select_related("stage_kind")
    lines = [
        (
            reverse("admin:elections_publishingrule_change", args=[rule.pk]),
            rule.get_content_flag_display(),
            when(windows.get(rule.pk), stage),
            rule.basis,
        )
        for rule in rules
    ]
    if not lines:
        return "Tidak ada untuk jenis tahapan ini."
    rows = format_html_join("", '<li><a href="{}">{}</a>: {}; {}</li>', lines)
    return format_html("<ul>{}</ul>", rows)


def when(window, stage) -> str:
    """What a rule does because of `stage`, and when, in words."""
    if window:
        return f"{'larang' if window.bars else 'peringatkan'}, {window.days}"
    if stage.certainty == Certainty.CANCELLED:
        return "tidak berlaku karena tahapan dibatalkan"
    if not (stage.starts_on and stage.ends_on):
        return "belum berlaku karena tanggalnya belum lengkap"
    return "tidak berlaku pada masa atau di wilayah tahapan ini"
