"""The steps of an article: each asks for what its action needs and says what will happen."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format

from articles import actions
from articles.actions import ADDRESS_ZONE, KEPT_DAYS
from articles.actions.at_once import may_approve
from articles.actions.publication import is_scheduled
from articles.admin import overrides
from articles.admin.step_forms import (
    CorrectionForm,
    NoteForm,
    ReasonForm,
    ReviewerForm,
    SubmitForm,
    TimeForm,
)
from articles.admin.steps import StepForm
from articles.guard import Verdict, weigh, weigh_correction
from articles.models import Status
from common import clock


def in_words(moment) -> str:
    """`Selasa 24 November 2026 06.00 WIB`"""
    return date_format(moment.astimezone(ADDRESS_ZONE), "l j F Y H.i") + " WIB"


def on_publishing(article, data) -> str:
    if has_embargo(article):
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
    form: type[StepForm] = StepForm
    # Whether the consequence follows from the input, so that it is shown before it happens.
    is_previewed: bool = False
    # Whether the list offers it for many articles at once.
    is_for_many: bool = True
    # (user, article) → whether it makes sense now, beyond status and right.
    applies: Callable[..., bool] = lambda user, article: article.trashed_at is None
    # (article, cleaned data or {} before there is any) → what publishing rules say of it. Its
    # action takes the seal of a warning in `read`.
    weigh: Callable[..., Verdict] | None = None
    # Whether it answers for what the text says, so that doubts about its days are told before.
    answers_for_text: bool = False
    # article → the words of its button, where they say when.
    words: Callable[..., str] | None = None

    def label_for(self, article) -> str:
        return self.words(article) if self.words else self.label

    def is_allowed(self, user, article) -> bool:
        return user.has_perm(f"articles.{self.right}_article", article)

    def is_open_to(self, user, article) -> bool:
        is_now = article.status in self.statuses and self.applies(user, article)
        return is_now and self.is_allowed(user, article)


def has_embargo(article) -> bool:
    return article.embargo_until is not None and article.embargo_until > clock.now()


def publishing_words(article, now="Terbitkan sekarang", later="Terbitkan") -> str:
    if has_embargo(article):
        return f"{later} saat embargo berakhir, {in_words(article.embargo_until)}"
    return now


def on_publishing_now(article, data) -> Verdict:
    return weigh(article, article.embargo_until if has_embargo(article) else clock.now())


def on_publishing_later(article, data) -> Verdict:
    return weigh(article, data["at"]) if "at" in data else Verdict()


def on_correcting(article, data) -> Verdict:
    return weigh_correction(article, data.get("kind"))


def may_trash(user, article) -> bool:
    is_new = article.trashed_at is None and article.first_published_on is None
    return is_new and may_empty(user, article)


def may_restore(user, article) -> bool:
    return article.trashed_at is not None and may_empty(user, article)


def may_empty(user, article) -> bool:
    """One's own text, where it still is within reach, or a right to delete those of others."""
    deed = "change" if article.created_by_id == user.pk else "delete"
    return user.has_perm(f"articles.{deed}_article", article)


TRANSITIONS = [
    Transition(
        "ajukan",
        "Ajukan untuk ditinjau",
        "diajukan",
        lambda article, data: "Naskah masuk antrean tinjauan; editor lain dapat menyetujuinya.",
        actions.submit,
        (Status.DRAFT,),
        form=SubmitForm,
    ),
    Transition(
        "tunjuk",
        "Tunjuk peninjau",
        "dimintakan tinjauan",
        lambda article, data: "Rekan yang dipilih mendapat pemberitahuan.",
        actions.ask_reviewer,
        (Status.IN_REVIEW,),
        form=ReviewerForm,
        is_for_many=False,
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
        answers_for_text=True,
    ),
    Transition(
        "setujui-terbitkan",
        "Setujui dan terbitkan",
        "disetujui dan ditayangkan",
        lambda article, data: f"Isi seperti sekarang disetujui. {on_publishing(article, data)}",
        actions.approve_and_publish,
        (Status.IN_REVIEW,),
        "publish",
        applies=may_approve,
        weigh=on_publishing_now,
        answers_for_text=True,
        words=lambda article: publishing_words(
            article, "Setujui dan terbitkan", "Setujui dan terbitkan"
        ),
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
        "Terbitkan sekarang",
        "ditayangkan",
        on_publishing,
        actions.publish,
        (Status.APPROVED,),
        "publish",
        weigh=on_publishing_now,
        words=publishing_words,
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
        applies=lambda user, article: not has_embargo(article),
        weigh=on_publishing_later,
    ),
    Transition(
        "batalkan-jadwal",
        "Batalkan jadwal",
        "dibatalkan jadwalnya",
        lambda article, data: (
            "Artikel tidak tampil; ia tetap disetujui dan dapat dijadwalkan lagi."
        ),
        actions.unschedule,
        (Status.PUBLISHED,),
        "publish",
        applies=lambda user, article: is_scheduled(article),
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
        weigh=on_correcting,
    ),
    Transition(
        "cabut",
        "Cabut",
        "dicabut",
        lambda article, data: (
            "Artikel hilang dari semua daftar dan umpan; alamatnya menjawab bahwa artikel dicabut "
            "beserta alasannya."
        ),
        actions.withdraw,
        (Status.PUBLISHED,),
        "publish",
        ReasonForm,
    ),
    Transition(
        "buka-kembali",
        "Buka kembali sebagai draf",
        "dibuka kembali",
        lambda article, data: (
            "Naskah menjadi draf dengan catatan Anda. Pembaca tetap membaca bahwa artikel dicabut "
            "sampai ia disetujui dan ditayangkan lagi."
        ),
        actions.reopen,
        (Status.WITHDRAWN,),
        "publish",
        NoteForm,
    ),
    Transition(
        "buang",
        "Buang ke tempat sampah",
        "dibuang",
        lambda article, data: (
            f"Naskah dapat dipulihkan selama {KEPT_DAYS} hari; sesudah itu dihapus."
        ),
        actions.trash,
        (Status.DRAFT, Status.IN_REVIEW, Status.APPROVED),
        applies=may_trash,
    ),
    Transition(
        "pulihkan",
        "Pulihkan dari tempat sampah",
        "dipulihkan",
        lambda article, data: "Naskah menjadi draf lagi.",
        actions.restore_from_trash,
        (Status.DRAFT,),
        applies=may_restore,
    ),
    Transition(
        "minta-pengecualian",
        "Minta pengecualian",
        "dimintakan pengecualian",
        lambda article, data: (
            "Rekan lain yang berhak menayangkan mendapat pemberitahuan. Baru sesudah ia "
            "menyetujuinya, artikel dengan naskah seperti sekarang dapat ditayangkan pada masa itu."
        ),
        overrides.ask,
        tuple(Status),
        "publish",
        overrides.RequestForm,
        is_for_many=False,
        applies=overrides.may_ask,
    ),
    Transition(
        "setujui-pengecualian",
        "Setujui pengecualian",
        "diberi pengecualian",
        lambda article, data: (
            "Pengecualian tampil di halaman Tentang dengan dasar hukum dan alasannya, tanpa nama "
            "orang. Ia gugur bila judul, ringkasan, isi, atau gambar diubah sebelum tayang."
        ),
        overrides.grant,
        tuple(Status),
        "publish",
        overrides.GrantForm,
        is_for_many=False,
        applies=overrides.may_grant,
    ),
    Transition(
        "akhiri-pengecualian",
        "Tolak atau cabut pengecualian",
        "diakhiri pengecualiannya",
        lambda article, data: "Tanpa pengecualian, artikel tidak dapat ditayangkan pada masa itu.",
        overrides.end,
        tuple(Status),
        "publish",
        overrides.DecisionForm,
        is_for_many=False,
        applies=overrides.may_end,
    ),
]
BY_NAME = {transition.name: transition for transition in TRANSITIONS}


def open_to(user, article) -> list[tuple[str, str]]:
    """(name, label) of the transitions that `user` may make on `article` as it stands."""
    return [
        (transition.name, transition.label_for(article))
        for transition in TRANSITIONS
        if transition.is_open_to(user, article)
    ]


def told(article, transition) -> str:
    """What became of the article."""
    sentence = f"“{article}” sudah {transition.done}."
    if transition.action in (actions.publish, actions.approve_and_publish):
        sentence += f" Waktu tayang: {in_words(article.published_at)}."
    return sentence
