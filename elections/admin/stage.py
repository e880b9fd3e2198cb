from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminDateWidget
from django.utils import timezone

from accounts.desk import (
    DeskAdmin,
    PartAdmin,
    ReadOnlyInline,
    RebuildsDependentsMixin,
    WholeRowForm,
    care_filter,
)
from accounts.desk.tables import TablesMixin
from accounts.desk.warning import with_tick
from elections.actions import cancel_stage, move_stage, restore_stage
from elections.admin.attached import attached_rules
from elections.admin.guarded import GuardedMixin
from elections.admin.schedule import DAYS, ScheduleDeeds
from elections.admin.tables import StageTable
from elections.models import Stage, StageChange, StageKind

NoBasisFilter = care_filter(
    "dasar hukum",
    "dasar",
    ("kosong", "tanpa dasar hukum"),
    "elections.change_stage",
    lambda stages: stages.without_basis(),
)


class StageForm(ScheduleDeeds, WholeRowForm):
    """A stage; who moves or cancels it says by what decision and since when that is known."""

    instrument = forms.CharField(
        label="Dasar perubahan",
        max_length=300,
        required=False,
        help_text="Wajib bila tanggal mulai atau selesai diubah, atau bila tahapan dibatalkan "
        "atau dipulihkan: keputusan yang mengubahnya. Keadaan semula tetap tercatat.",
    )
    known_on = forms.DateField(
        label="Diketahui pada",
        required=False,
        initial=timezone.localdate,
        widget=AdminDateWidget,
    )

    class Meta:
        model = Stage
        fields = "__all__"  # noqa: DJ007  (the admin names the fields)

    def clean(self):
        cleaned = super().clean()
        for name, reason in self.missing_reasons().items():
            self.add_error(name, reason)
        return cleaned


class StageChangeInline(ReadOnlyInline):
    model = StageChange
    fields = ["known_on", "effect", "starts_on_before", "ends_on_before", "instrument", "by"]


@admin.register(Stage)
class StageAdmin(GuardedMixin, TablesMixin, DeskAdmin):
    form = StageForm
    table = StageTable
    list_display = ["name", "election", "kind", "region", "starts_on", "ends_on", "certainty"]
    list_filter = ["certainty", NoBasisFilter, "election", "kind"]
    list_select_related = ["election", "kind", "region"]
    search_fields = ["name", "election__short_name", "legal_basis"]
    autocomplete_fields = ["election", "kind", "region"]
    readonly_fields = ["publishing_rules"]
    inlines = [StageChangeInline]

    def get_fieldsets(self, request, obj=None):
        days = [*DAYS, "certainty"]
        sources = ["source_url", "second_source_url", "third_source_url"]
        rules = ["publishing_rules"] if obj else []
        fieldsets = [
            (None, {"fields": ["election", "name", "kind", "region", "order"]}),
            ("Jadwal", {"fields": [*days, "instrument", "known_on", *rules] if obj else days}),
            ("Dasar", {"fields": ["legal_basis", *sources, "note"]}),
        ]
        return with_tick(request, fieldsets)

    @admin.display(description="aturan penayangan")
    def publishing_rules(self, stage):
        return attached_rules(stage)

    def restores_by_form(self, obj):
        # Moving its days or cancelling it names the decision that did.
        return True

    def save_model(self, request, obj, form, change):
        # First the actions: they read what the stage was before from the database.
        reason = {name: form.cleaned_data[name] for name in ("instrument", "known_on")}
        who = {"stage": obj, "by": request.user, **reason}
        read = self.read_by(request)
        if change and form.moves:
            move_stage(**who, read=read, starts_on=obj.starts_on, ends_on=obj.ends_on)
        if change and form.cancels:
            cancel_stage(**who)
        if change and form.restores:
            restore_stage(**who, read=read, certainty=obj.certainty)
        super().save_model(request, obj, form, change)


@admin.register(StageKind)
class StageKindAdmin(RebuildsDependentsMixin, DeskAdmin):
    list_display = ["name", "slug", "order"]
    search_fields = ["name", "slug", "keywords"]

    def get_readonly_fields(self, request, obj=None):
        # The parameter `tahapan` of everybody's bookmarks.
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}


@admin.register(StageChange)
class StageChangeAdmin(PartAdmin):
    list_display = [
        "stage",
        "effect",
        "starts_on_before",
        "ends_on_before",
        "instrument",
        "known_on",
    ]
    list_filter = ["effect", "known_on"]
    list_select_related = ["stage", "by"]
    search_fields = ["stage__name", "instrument"]
