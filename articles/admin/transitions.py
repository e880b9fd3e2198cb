"""The steps of an article: each asks for what its action needs and says what will happen."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.utils.formats import date_format

from articles import actions
from articles.actions import ADDRESS_ZONE
from articles.models import CorrectionKind, Status
from common import clock

YEARS = range(2000, 2101)


class NothingForm(forms.Form):
    """Nothing to fill in."""


class NoteForm(forms.Form):
    note = forms.CharField(
        label="Catatan untuk penulis",
        widget=forms.Textarea,
        help_text="Hanya dibaca di meja redaksi.",
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label="Alasan pencabutan",
        widget=forms.Textarea,
        help_text="Dibaca pembaca di alamat artikel sebagai gantinya.",
    )


class TimeForm(forms.Form):
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
            raise forms.ValidationError("Waktu ini sudah lewat; pakai “Tayangkan sekarang”.")
        return at


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(
        label="Jenis",
        choices=[c for c in CorrectionKind.choices if c[0] != CorrectionKind.WITHDRAWAL],
    )
    text = forms.CharField(
        label="Keterangan kepada pembaca",
        widget=forms.Textarea,
        help_text="Sebutkan apa yang keliru dan apa yang benar.",
    )


def in_words(moment) -> str:
    """`Selasa 24 November 2026 06.00 WIB`"""
    return date_format(moment.astimezone(ADDRESS_ZONE), "l j F Y H.i") + " WIB"


def on_publishing(article, data) -> str:
    if article.embargo_until and article.embargo_until > clock.now():
        return f"Tampil saat embargo berakhir: {in_words(article.embargo_until)}."
    return "Tampil sekarang juga di semua daftar dan umpan."


def on_scheduling(article, data) -> str:
    if "at" not in data:
        return "Tampil dengan sendirinya pada waktu yang dipilih; sebelumnya tidak terlihat."
    return f"Jadwalkan untuk {in_words(data['at'])}."


@dataclass(frozen=True)
class Transition:
    """One step: its part of the address, its words, form, action, right and where it starts."""

    name: str
    label: str
    # What has been done to the article afterwards.
    done: str
    # (article, cleaned data or {} before there is any) → what will happen.
    consequence: Callable[..., str]
    action: Callable
    statuses: tuple
    # Whose permission `articles.<right>_article` it takes.
    right: str = "change"
    form: type[forms.Form] = NothingForm
    # Whether the consequence follows from the input, so that it is shown before it happens.
    is_previewed: bool = False

    def is_open_to(self, user, article) -> bool:
        return article.status in self.statuses and self.is_right_of(user, article)

    def is_right_of(self, user, article) -> bool:
        return user.has_perm(f"articles.{self.right}_article", article)


TRANSITIONS = [
    Transition(
        "ajukan",
        "Ajukan untuk ditinjau",
        "diajukan",
        lambda article, data: "Naskah masuk antrean tinjauan; editor lain dapat menyetujuinya.",
        actions.submit,
        (Status.DRAFT,),
    ),
    Transition(
        "setujui",
        "Setujui",
        "disetujui",
        lambda article, data: (
            "Isi, tanda wilayah, dan gambar seperti sekarang disetujui; "
            "persetujuan gugur bila salah satunya diubah."
        ),
        actions.approve,
        (Status.IN_REVIEW,),
        "review",
    ),
    Transition(
        "kembalikan",
        "Kembalikan ke penulis",
        "dikembalikan",
        lambda article, data: "Naskah menjadi draf lagi, dengan catatan Anda.",
        actions.send_back,
        (Status.IN_REVIEW, Status.APPROVED),
        "review",
        NoteForm,
    ),
    Transition(
        "tayangkan",
        "Tayangkan sekarang",
        "ditayangkan",
        on_publishing,
        actions.publish,
        (Status.APPROVED,),
        "publish",
    ),
    Transition(
        "jadwalkan",
        "Jadwalkan",
        "dijadwalkan",
        on_scheduling,
        actions.publish,
        (Status.APPROVED,),
        "publish",
        TimeForm,
        is_previewed=True,
    ),
    Transition(
        "ralat",
        "Ralat",
        "diralat",
        lambda article, data: (
            "Keterangan tampil pada artikel dan di halaman ralat beserta waktunya. "
            "Perbaiki isi artikelnya sendiri di formulir."
        ),
        actions.correct,
        (Status.PUBLISHED,),
        "publish",
        CorrectionForm,
    ),
    Transition(
        "cabut",
        "Cabut",
        "dicabut",
        lambda article, data: (
            "Artikel hilang dari semua daftar dan umpan; alamatnya menjawab bahwa artikel dicabut "
            "beserta alasannya. Tidak dapat ditayangkan lagi."
        ),
        actions.withdraw,
        (Status.PUBLISHED,),
        "publish",
        ReasonForm,
    ),
]
BY_NAME = {transition.name: transition for transition in TRANSITIONS}


def open_to(user, article) -> list[Transition]:
    """The transitions that `user` may make on `article` as it stands."""
    return [transition for transition in TRANSITIONS if transition.is_open_to(user, article)]


def told(article, transition) -> str:
    """What became of the article."""
    sentence = f"“{article}” sudah {transition.done}."
    if transition.action is actions.publish:
        sentence += f" Waktu tayang: {in_words(article.published_at)}."
    return sentence
