from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget

from accounts.desk import DistinctRowsFormSet, WholeRowForm
from articles.actions import PublicChange
from articles.actions.editing import CHANGE_CHOICES, SPELLING
from articles.admin.writing import BodyWidget
from articles.models import Article, ArticleKind, Status, Tag, Topic
from articles.readiness import CLIPPING_LIMIT
from articles.slugs import free_slug
from common.html import paragraphs, plain_text


class ArticleForm(WholeRowForm):
    """An article with its topics and tags, which hold the relation from their side."""

    topics = forms.ModelMultipleChoiceField(
        label="Topik",
        queryset=Topic.objects.all(),
        required=False,
        help_text="Artikel tampil di halaman setiap topik ini.",
    )
    tags = forms.ModelMultipleChoiceField(label="Tanda", queryset=Tag.objects.all(), required=False)
    # Asked of published articles alone.
    change_kind = forms.ChoiceField(label="Jenis perubahan", choices=CHANGE_CHOICES, required=False)
    change_text = forms.CharField(
        label="Keterangan untuk pembaca",
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        required=False,
        help_text="Apa yang keliru dan apa yang benar. Tampil pada artikel dan di halaman ralat. "
        "Perbaikan ejaan tidak memerlukannya.",
    )

    class Meta:
        model = Article
        fields = "__all__"  # noqa: DJ007  (the admin names the fields; actions own the others)
        widgets = {"body": BodyWidget}
        help_texts = {
            "slug": "Bagian alamat artikel; kosong berarti dibuat dari judul. Sesudah tayang, "
            "mengubahnya meninggalkan pengalihan.",
            "summary": "Tampil pada kartu dan umpan, paling banyak 400 karakter.",
            "body": "Paragraf, subjudul, daftar, kutipan, tautan, tabel, dan gambar dari tabel "
            "“Pemakaian gambar”; bentuk lain dibuang. Naskah tanpa tanda HTML dipecah menjadi "
            "paragraf pada baris kosong.",
            "source": "Wajib untuk kliping. Naskah redaksi sendiri tidak bersumber.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Somebody who may only read has a form without fields.
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if "body" in self.fields:
            self.fields["body"].widget.article = self.instance
        if self.instance.pk and "topics" in self.fields:
            self.initial.setdefault("topics", list(self.instance.topics.all()))
            self.initial.setdefault("tags", list(self.instance.tags.all()))

    def clean_slug(self):
        slug = self.cleaned_data["slug"] or self.instance.slug
        return slug or free_slug(self.cleaned_data.get("title", ""))

    def clean_body(self):
        body = self.cleaned_data["body"]
        return paragraphs(body) if body and "<" not in body else body

    def clean(self):
        cleaned = super().clean()
        is_public_clipping = (
            cleaned.get("kind") == ArticleKind.CLIPPING and self.instance.status == Status.PUBLISHED
        )
        if is_public_clipping and len(plain_text(cleaned.get("body", ""))) > CLIPPING_LIMIT:
            self.add_error(
                "body", f"Cuplikan kliping yang tayang paling banyak {CLIPPING_LIMIT} karakter."
            )
        kind = cleaned.get("change_kind")
        if kind and kind != SPELLING and not cleaned.get("change_text", "").strip():
            self.add_error("change_text", "Tulis apa yang diubah, untuk pembaca.")
        if cleaned.get("change_text", "").strip() and kind in ("", SPELLING):
            self.add_error("change_kind", "Pilih ralat, klarifikasi, atau pembaruan.")
        return cleaned

    @property
    def public_change(self) -> PublicChange | None:
        """How the editor accounts for a change of a published article; None when he does not."""
        kind = self.cleaned_data["change_kind"]
        return PublicChange(kind, self.cleaned_data["change_text"]) if kind else None


class ArticleRegionForm(forms.ModelForm):
    """Leaves the rule of one primary region to the whole table of rows."""

    def _get_validation_exclusions(self):
        # Row by row, moving the mark from one region to another looks like a second one.
        return super()._get_validation_exclusions() | {"is_primary"}


class ArticleRegionFormSet(DistinctRowsFormSet):
    distinct = ("region",)
    message = "Wilayah ini sudah ada di baris lain."

    def clean(self):
        super().clean()
        marked = [form for form in self.kept_forms() if form.cleaned_data.get("is_primary")]
        if len(marked) > 1:
            raise forms.ValidationError("Tandai hanya satu wilayah utama.")

    def save(self, commit=True):
        # The old mark goes before the new one is written: the database allows one at a time.
        kept = [form for form in self.kept_forms() if form.cleaned_data.get("is_primary")]
        self.instance.region_links.exclude(
            pk__in=[form.instance.pk for form in kept if form.instance.pk]
        ).update(is_primary=False)
        return super().save(commit)


class ArticleStageFormSet(DistinctRowsFormSet):
    distinct = ("election", "kind")
    message = "Pemilu dan tahapan ini sudah ada di baris lain."
