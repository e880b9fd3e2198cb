"""The steps of an exception from a publishing rule, as buttons of the article it is for."""

from django import forms
from django.contrib import admin
from django.utils.text import capfirst

from accounts.desk import ReadOnlyAdmin
from articles import actions
from articles.admin.steps import StepForm
from articles.guard import outlook
from articles.models import PublishingOverride

SHOWN_TO_ALL = "Alasan ini, tanpa nama orang, tampil di halaman Tentang."


class RequestForm(StepForm):
    """From which rule, because of which stage, and why."""

    window = forms.ChoiceField(label="Pengecualian dari", widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Alasan",
        max_length=500,
        widget=forms.Textarea,
        help_text=f"{SHOWN_TO_ALL} Sebutkan dasar yang membolehkannya.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        bars = outlook_of(self.articles[0]).bars
        self.windows = {f"{window.rule.pk}-{window.stage.pk}": window for window in bars}
        choices = [(key, f"{window}; {window.rule.basis}") for key, window in self.windows.items()]
        self.fields["window"].choices = choices
        self.fields["window"].initial = next(iter(self.windows), None)

    def clean(self):
        cleaned = super().clean()
        window = self.windows.get(cleaned.pop("window", None))
        return {**cleaned, "rule": window.rule, "stage": window.stage} if window else cleaned


class OverrideChoice(forms.ModelChoiceField):
    def label_from_instance(self, override):
        return f"{summary(override)} Alasan: {override.reason}"


class DecisionForm(StepForm):
    """One of the exceptions that are open for the article."""

    override = OverrideChoice(
        label="Pengecualian",
        queryset=PublishingOverride.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    none = "Tidak ada pengecualian yang diminta atau disetujui untuk artikel ini."

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        rows = self.choices_for(self.user, self.articles[0])
        self.fields["override"].queryset = rows
        self.fields["override"].initial = rows.first()
        if not rows:
            self.fields["override"].help_text = self.none

    @staticmethod
    def choices_for(user, article):
        rows = PublishingOverride.objects.open().filter(article=article)
        return rows.select_related("rule__stage_kind", "stage__election", "requested_by")


class GrantForm(DecisionForm):
    none = "Tidak ada permintaan rekan lain yang menunggu Anda; permintaan sendiri tidak dihitung."

    @staticmethod
    def choices_for(user, article):
        rows = DecisionForm.choices_for(user, article)
        return rows.filter(approved_at__isnull=True).exclude(requested_by=user)


def grant(*, article, by, override):
    return actions.grant_override(override=override, by=by).article


def end(*, article, by, override):
    return actions.end_override(override=override, by=by).article


def ask(*, article, by, **asked):
    return actions.request_override(article=article, by=by, **asked).article


def may_ask(user, article) -> bool:
    return article.trashed_at is None and bool(outlook_of(article).bars)


def may_grant(user, article) -> bool:
    return any(
        row.approved_at is None and row.requested_by_id != user.pk for row in open_rows(article)
    )


def may_end(user, article) -> bool:
    return bool(open_rows(article))


def outlook_of(article):
    """What rules have to say of `article`; read once for all buttons of a form and its panel."""
    if not hasattr(article, "_outlook"):
        article._outlook = outlook(article)
    return article._outlook


def open_rows(article) -> list:
    """The exceptions asked for or granted; read once for all buttons of a form."""
    if not hasattr(article, "_open_overrides"):
        article._open_overrides = list(
            PublishingOverride.objects.open()
            .filter(article=article)
            .select_related("rule__stage_kind", "stage__election", "requested_by")
        )
    return article._open_overrides


def summary(override) -> str:
    flag = capfirst(override.rule.get_content_flag_display())
    stage = f"{override.stage} ({override.stage.election})"
    return f"{flag} selama {stage}, diminta {override.requested_by}: {override.standing}."


@admin.register(PublishingOverride)
class PublishingOverrideAdmin(ReadOnlyAdmin):
    list_display = [
        *("requested_at", "article", "rule", "stage", "state", "requested_by", "approved_by"),
    ]
    list_filter = ["requested_at", "approved_at", "rule__content_flag"]
    list_select_related = [
        *("article", "rule__stage_kind", "stage__election", "requested_by", "approved_by"),
    ]
    search_fields = ["article__title", "reason", "legal_basis"]
    fields = [
        *("article", "rule", "stage", "legal_basis", "reason", "state"),
        *("requested_by", "requested_at", "approved_by", "approved_at", "ended_by", "ended_at"),
    ]
    readonly_fields = ["state"]

    @admin.display(description="keadaan")
    def state(self, override):
        return override.standing
