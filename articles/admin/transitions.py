"""The buttons of an article: each asks for what its action needs and says what will happen."""

from dataclasses import dataclass

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime

from articles import actions
from articles.models import CorrectionKind, Status


class Confirm(forms.Form):
    """Nothing to fill in."""


class Note(forms.Form):
    note = forms.CharField(label="Catatan untuk penulis", widget=forms.Textarea)


class Reason(forms.Form):
    reason = forms.CharField(
        label="Alasan pencabutan",
        widget=forms.Textarea,
        help_text="Dicatat bersama artikel; artikel hilang dari semua halaman.",
    )


class Moment(forms.Form):
    at = forms.DateTimeField(
        label="Waktu tayang (WIB)",
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(
        label="Jenis",
        choices=[c for c in CorrectionKind.choices if c[0] != CorrectionKind.WITHDRAWAL],
    )
    text = forms.CharField(
        label="Keterangan kepada pembaca",
        widget=forms.Textarea,
        help_text="Tampil pada artikel dan di halaman ralat beserta waktunya.",
    )


@dataclass(frozen=True)
class Transition:
    """One button: its address part, words, form, action, permission and the statuses it fits."""

    name: str
    label: str
    consequence: str
    action: object
    statuses: tuple
    form: type = Confirm
    permission: str = "articles.change_article"


TRANSITIONS = [
    Transition(
        "ajukan",
        "Ajukan untuk ditinjau",
        "Naskah masuk antrean tinjauan editor.",
        actions.submit,
        (Status.DRAFT,),
    ),
    Transition(
        "setujui",
        "Setujui",
        "Isi yang sekarang disetujui; persetujuan gugur bila isinya diubah.",
        actions.approve,
        (Status.IN_REVIEW,),
        permission="articles.review_article",
    ),
    Transition(
        "kembalikan",
        "Kembalikan ke penulis",
        "Naskah kembali menjadi draf dengan catatan Anda.",
        actions.send_back,
        (Status.IN_REVIEW, Status.APPROVED),
        Note,
        "articles.review_article",
    ),
    Transition(
        "tayangkan",
        "Terbitkan sekarang",
        "Artikel langsung tampil kepada pembaca, atau saat embargonya berakhir.",
        actions.publish,
        (Status.APPROVED,),
        permission="articles.publish_article",
    ),
    Transition(
        "jadwalkan",
        "Jadwalkan",
        "Artikel tampil sendiri pada waktu yang dipilih.",
        actions.publish,
        (Status.APPROVED,),
        Moment,
        "articles.publish_article",
    ),
    Transition(
        "ralat",
        "Catat ralat",
        "Keterangan tampil pada artikel dan di halaman ralat.",
        actions.correct,
        (Status.PUBLISHED,),
        CorrectionForm,
        "articles.publish_article",
    ),
    Transition(
        "cabut",
        "Cabut",
        "Artikel hilang dari semua halaman dan format; alamatnya menjawab bahwa artikel dicabut.",
        actions.withdraw,
        (Status.PUBLISHED,),
        Reason,
        "articles.publish_article",
    ),
]
BY_NAME = {transition.name: transition for transition in TRANSITIONS}


def open_to(user, article):
    """The transitions that `user` may make on `article` as it stands."""
    return [
        transition
        for transition in TRANSITIONS
        if article.status in transition.statuses and user.has_perm(transition.permission)
    ]


def in_words(article) -> str:
    """What became of the article, with its time: for the message after a transition."""
    if article.status != Status.PUBLISHED:
        return f"Keadaan sekarang: {article.get_status_display()}."
    return f"Waktu tayang: {date_format(localtime(article.published_at), 'l j F Y H.i')} WIB."
