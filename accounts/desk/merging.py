"""Merging duplicates on the desk: chosen on the list, confirmed on a page of its own."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import Model
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from accounts.merging import MOST
from common.errors import Refused
from common.merging import numbers_of

GONE = "Ada baris pilihan yang sudah tidak ada; mungkin sudah digabungkan. Tidak ada yang diubah."


@dataclass(frozen=True)
class Candidate:
    """A row that may stay, with what hangs on it."""

    row: Model
    numbers: dict[str, int]
    url: str

    @property
    def total(self) -> int:
        return sum(self.numbers.values())


class MergesMixin:
    """A list action that joins two to ten rows into the one that an editor chooses.

    Nothing happens before the confirmation page was sent; a GET changes nothing.
    """

    actions = ["gabungkan"]
    # The action function: kept=, merged=, by=.
    merge = None
    # What happens to these rows beside what happens to all.
    merge_consequences = ()

    def has_merge_permission(self, request):
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(
        description="Gabungkan %(verbose_name_plural)s yang dipilih", permissions=["merge"]
    )
    def gabungkan(self, request, queryset):
        rows = list(queryset.order_by("pk")[: MOST + 1])
        reason = why_not(rows, request.POST.getlist(ACTION_CHECKBOX_NAME))
        if reason:
            self.message_user(request, reason, messages.ERROR)
            return None
        if "lanjut" not in request.POST:
            return self.merge_page(request, rows)
        kept = next((row for row in rows if str(row.pk) == request.POST.get("tetap")), None)
        if kept is None:
            return self.merge_page(request, rows, error="Pilih baris yang tetap.")
        return self.merge_rows(request, kept, [row for row in rows if row != kept])

    def merge_rows(self, request, kept, merged):
        names = ", ".join(f"“{row}”" for row in merged)
        try:
            type(self).merge(kept=kept, merged=merged, by=request.user)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"{names} digabungkan ke “{kept}”.")
        return redirect(self.merge_list())

    def merge_page(self, request, rows, error=""):
        candidates = self.merge_candidates(rows)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Gabungkan {self.opts.verbose_name_plural}",
            "candidates": candidates,
            # Who has most stays: the fewest addresses and rows move.
            "chosen": max(candidates, key=lambda candidate: candidate.total).row.pk,
            "consequences": self.merge_consequences,
            "hidden": [("action", "gabungkan"), *[(ACTION_CHECKBOX_NAME, r.pk) for r in rows]],
            "error": error,
            "back": self.merge_list(),
        }
        return TemplateResponse(request, "admin/merge.html", context)

    def merge_candidates(self, rows) -> list[Candidate]:
        numbers = numbers_of(self.model, [row.pk for row in rows])
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_change"
        return [Candidate(row, numbers[row.pk], reverse(name, args=[row.pk])) for row in rows]

    def merge_list(self) -> str:
        name = f"{self.opts.app_label}_{self.opts.model_name}_changelist"
        return reverse(f"{self.admin_site.name}:{name}")


def why_not(rows, chosen) -> str:
    """Why `rows`, found for the ids `chosen`, cannot be merged; empty when they can."""
    if len(rows) > MOST:
        return f"Pilih paling banyak {MOST} baris sekaligus."
    if len(rows) < len(set(chosen)):
        return GONE
    return "" if len(rows) > 1 else "Pilih sedikitnya dua baris untuk digabungkan."
