"""What the steps of an article ask for."""

from django import forms

from accounts.models import User
from articles.admin.steps import StepForm
from articles.models import CorrectionKind
from common import clock
from regions.rights import users_with

YEARS = range(2000, 2101)


class ReviewerForm(StepForm):
    """Who shall review; asked for one article at a time, as colleagues differ by region."""

    reviewer = forms.ModelChoiceField(
        label="Peninjau",
        queryset=User.objects.none(),
        empty_label="siapa saja yang lebih dulu",
        help_text="Mendapat pemberitahuan di meja redaksi, dan lewat surel bila dipasang.",
    )
    is_reviewer_required = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if len(self.articles) > 1:
            del self.fields["reviewer"]
            return
        article = self.articles[0]
        colleagues = users_with("articles.review_article", article)
        colleagues = colleagues.exclude(pk__in=[article.created_by_id, self.user.pk])
        self.fields["reviewer"].queryset = colleagues
        self.fields["reviewer"].required = self.is_reviewer_required


class SubmitForm(ReviewerForm):
    is_reviewer_required = False


class NoteForm(StepForm):
    note = forms.CharField(
        label="Catatan untuk penulis",
        widget=forms.Textarea,
        help_text="Hanya dibaca di meja redaksi.",
    )


class ReasonForm(StepForm):
    reason = forms.CharField(
        label="Alasan pencabutan",
        widget=forms.Textarea,
        help_text="Dibaca pembaca di alamat artikel sebagai gantinya.",
    )


class TimeForm(StepForm):
    at = forms.DateTimeField(
        label="Waktu tayang (WIB)",
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Misalnya 2027-02-28 06:00.",
    )

    def clean_at(self):
        at = self.cleaned_data["at"]
        if at.year not in YEARS:
            raise forms.ValidationError("Tahun harus antara 2000 dan 2100.")
        if at <= clock.now():
            raise forms.ValidationError("Waktu ini sudah lewat; pakai “Terbitkan sekarang”.")
        return at


class CorrectionForm(StepForm):
    kind = forms.ChoiceField(
        label="Jenis",
        choices=[c for c in CorrectionKind.choices if c[0] != CorrectionKind.WITHDRAWAL],
    )
    text = forms.CharField(
        label="Keterangan kepada pembaca",
        widget=forms.Textarea,
        help_text="Sebutkan apa yang keliru dan apa yang benar.",
    )
