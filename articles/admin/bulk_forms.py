"""What the bulk edits of the list of articles ask for."""

from django import forms
from django.contrib import admin

from accounts.desk import autocomplete_widget
from accounts.models import User
from accounts.reach import seen_by
from articles.actions import PublicChange
from articles.actions.tagging import is_before_readers
from articles.admin.steps import StepForm
from articles.models import ArticleRegion, CorrectionKind, Tag, Topic
from regions.models import Region
from regions.rights import users_with

REGION = ArticleRegion._meta.get_field("region")


class MarksForm(StepForm):
    """Topics and tags, found by typing."""

    topics = forms.ModelMultipleChoiceField(
        label="Topik", queryset=Topic.objects.all(), required=False
    )
    tags = forms.ModelMultipleChoiceField(label="Tanda", queryset=Tag.objects.all(), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, model in [("topics", Topic), ("tags", Tag)]:
            link = model.articles.through._meta.get_field(model._meta.model_name)
            field = self.fields[name]
            field.widget = autocomplete_widget(link, admin.site, is_multiple=True)
            field.widget.choices = field.choices

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not (cleaned.get("topics") or cleaned.get("tags")):
            raise forms.ValidationError("Pilih sedikitnya satu topik atau tanda.")
        return cleaned


class RegionForm(StepForm):
    """One region in place of another; for what readers see, what they are told."""

    old = forms.ModelChoiceField(
        label="Dari wilayah", queryset=Region.objects.none(), empty_label="pilih wilayah"
    )
    new = forms.ModelChoiceField(label="Ke wilayah", queryset=Region.objects.none())
    kind = forms.ChoiceField(
        label="Jenis perubahan",
        choices=[
            ("", "–"),
            *(
                choice
                for choice in CorrectionKind.choices
                if choice[0] != CorrectionKind.WITHDRAWAL
            ),
        ],
        required=False,
        help_text="Untuk artikel yang sudah tayang; tanpa ini artikel itu tidak diubah.",
    )
    text = forms.CharField(
        label="Keterangan kepada pembaca",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="Sama untuk semua artikel yang tayang: sebutkan apa yang keliru dan yang benar.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Those that the chosen articles are about, instead of thousands.
        links = ArticleRegion.objects.filter(article__in=self.articles)
        self.fields["old"].queryset = Region.objects.filter(pk__in=links.values("region")).order_by(
            "code"
        )
        field = self.fields["new"]
        field.queryset = seen_by(self.user, Region.objects.all())
        field.widget = autocomplete_widget(REGION, admin.site)
        field.widget.choices = field.choices
        if not any(is_before_readers(article) for article in self.articles):
            del self.fields["kind"], self.fields["text"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("old") and cleaned.get("old") == cleaned.get("new"):
            self.add_error("new", "Pilih wilayah lain daripada yang diganti.")
        text = cleaned.pop("text", "").strip()
        kind = cleaned.pop("kind", "")
        if kind and not text:
            self.add_error("text", "Tulis apa yang diubah, untuk pembaca.")
        if text and not kind:
            self.add_error("kind", "Pilih ralat, klarifikasi, atau pembaruan.")
        cleaned["change"] = PublicChange(kind, text) if kind and text else None
        return cleaned


class ReviewersForm(StepForm):
    """A colleague who may review at least one of the chosen articles."""

    reviewer = forms.ModelChoiceField(
        label="Peninjau",
        queryset=User.objects.none(),
        empty_label="pilih rekan",
        help_text="Rekan yang boleh meninjau setidaknya satu naskah pilihan; ia mendapat "
        "pemberitahuan untuk tiap naskah.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        keys = set()
        for article in self.articles:
            colleagues = users_with("articles.review_article", article)
            own = [article.created_by_id, self.user.pk]
            keys.update(colleagues.exclude(pk__in=own).values_list("pk", flat=True))
        self.fields["reviewer"].queryset = User.objects.filter(pk__in=keys).order_by("username")
