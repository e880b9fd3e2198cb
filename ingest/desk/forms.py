from functools import partial

from django import forms

from accounts.desk import autocomplete_widget
from accounts.models import User
from accounts.reach import seen_by
from articles.models import Article, ArticleBody, ArticleKind, ArticleRegion, ArticleStage
from articles.readiness import CLIPPING_LIMIT
from common.errors import Refused
from common.html import plain_text
from common.text import squeeze
from elections.models import ContentFlag
from ingest.composing import BYLINE_LENGTH, body_html
from ingest.pasted import text_of
from ingest.sources import NAME_LENGTH

YEARS = range(1945, 2101)
# What writes the body; another widget that posts HTML can stand in its place.
BODY_WIDGET = partial(forms.Textarea, attrs={"rows": 24})


class PasteForm(forms.Form):
    """One field for the whole text as it was copied."""

    raw_text = forms.CharField(
        label="Naskah",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "autofocus": True, "spellcheck": "false"}),
        help_text="Tempel seluruhnya seperti disalin dari Word, WhatsApp, atau halaman web, paling "
        "banyak 1 MB. Yang bukan berita disisihkan dan dapat dikembalikan.",
        error_messages={"required": "Tempel naskahnya dahulu."},
    )
    url = forms.URLField(
        label="Tautan asli",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Bila naskah disalin dari sebuah halaman.",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )

    def clean_raw_text(self):
        try:
            return text_of(self.cleaned_data["raw_text"].encode(errors="replace"))
        except Refused as refusal:
            raise forms.ValidationError(f"Naskah tidak dapat dibaca: {refusal}.") from None


class ComposeForm(forms.Form):
    """The article that is made of an item; what was proposed for it stands in `Choices`."""

    title = forms.CharField(
        label="Judul", max_length=200, widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    kind = forms.ChoiceField(label="Jenis", choices=ArticleKind.choices)
    summary = forms.CharField(
        label="Ringkasan",
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Tampil pada kartu dan umpan, paling banyak 400 karakter.",
    )
    body = forms.CharField(label="Isi", widget=BODY_WIDGET(), help_text=(
        "Baris kosong memisahkan paragraf, baris yang diawali • menjadi daftar."
    ))  # fmt: skip
    source_name = forms.CharField(
        label="Sumber baru",
        max_length=NAME_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Bila sumbernya belum ada di daftar; masuk sebagai belum dinilai.",
    )
    original_url = forms.URLField(
        label="Tautan asli",
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )
    byline = forms.CharField(
        label="Penulis",
        max_length=400,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Nama seperti tercetak; beberapa nama dipisahkan titik koma.",
    )
    published_on = forms.DateField(
        label="Tanggal naskah asli",
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Tersimpan pada butir masuk.",
    )
    is_unverified = forms.BooleanField(
        label="Belum terverifikasi",
        required=False,
        help_text="Pembaca melihat keterangan bahwa isi belum diperiksa redaksi.",
    )
    flags = forms.MultipleChoiceField(
        label="Memuat",
        choices=ContentFlag.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Yang dibatasi pada masa tenang dan hari pemungutan suara.",
    )
    reviewer = forms.ModelChoiceField(
        label="Peninjau",
        queryset=User.objects.none(),
        required=False,
        empty_label="siapa saja yang lebih dulu",
    )

    def __init__(self, *args, user, admin_site, reviewers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = reviewers
        choose = partial(chooser, user=user, admin_site=admin_site)
        self.fields["source"] = choose(Article, "source", "Sumber")
        self.fields["regions_added"] = choose(ArticleRegion, "region", "Tambah wilayah", many=True)
        self.fields["bodies_added"] = choose(ArticleBody, "body", "Tambah penyelenggara", many=True)
        self.fields["election_added"] = choose(ArticleStage, "election", "Tambah pemilu")
        self.fields["stage_added"] = choose(ArticleStage, "kind", "Tambah tahapan")

    def clean_body(self):
        return body_html(self.cleaned_data["body"])

    def clean_published_on(self):
        day = self.cleaned_data["published_on"]
        if day and day.year not in YEARS:
            raise forms.ValidationError("Tahun harus antara 1945 dan 2100.")
        return day

    def clean_byline(self):
        names = [squeeze(name) for name in self.cleaned_data["byline"].split(";")]
        names = [name for name in names if name]
        if any(len(name) > BYLINE_LENGTH for name in names):
            raise forms.ValidationError(f"Satu nama paling banyak {BYLINE_LENGTH} karakter.")
        return names

    def clean(self):
        cleaned = super().clean()
        length = len(plain_text(cleaned.get("body", "")))
        if cleaned.get("body") is not None and not length:
            self.add_error("body", "Isi tidak memuat satu kata pun.")
        if cleaned.get("kind") == ArticleKind.CLIPPING and length > CLIPPING_LIMIT:
            self.add_error(
                "body",
                f"Kliping paling banyak {CLIPPING_LIMIT} karakter, ini {length}. Potong menjadi "
                "cuplikan, atau pilih jenis lain.",
            )
        return cleaned


def chooser(model, name, label, *, user, admin_site, many=False):
    """A field that finds rows by typing, as the forms of articles do for the column `name`."""
    column = model._meta.get_field(name)
    related = admin_site.get_model_admin(column.remote_field.model)
    rows = seen_by(user, column.remote_field.model._default_manager.all())
    kind = forms.ModelMultipleChoiceField if many else forms.ModelChoiceField
    field = kind(
        label=label,
        queryset=rows.select_related(*related.autocomplete_related),
        required=False,
        widget=autocomplete_widget(column, admin_site, is_multiple=many),
    )
    field.label_from_instance = related.autocomplete_label
    return field
