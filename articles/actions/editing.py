"""What follows when the content of an article was changed, by a form or an import."""

from dataclasses import dataclass

from django.db import transaction

from accounts.revisions import keep_revision
from articles.actions.publication import add_correction, forget_publication, is_scheduled
from articles.actions.steps import drop_approval, require, saved
from articles.content_hash import hash_of
from articles.figures import require_figures_known
from articles.guard import require_open, weigh_edit
from articles.models import Article, CorrectionKind, Status
from articles.readiness import pictures_are_described_and_credited
from articles.sketches import keep_sketch
from articles.spelling import is_spelling_fix
from common import clock
from common.errors import Refused
from common.snapshots import take_snapshot

SPELLING = "ejaan"
# What readers of a published article are told about when it changes.
TOLD_FIELDS = {"title": "judul", "body": "isi"}
TOLD_PARTS = {"region_links": "wilayah", "body_links": "penyelenggara"}


@dataclass(frozen=True)
class PublicChange:
    """How an editor accounts for a change of a published article.

    `kind` is a `CorrectionKind` with the `text` that readers get, or `SPELLING` without one.
    """

    kind: str
    text: str = ""


@transaction.atomic
def record_edit(*, article, by, before, change=None, read=""):
    """After `article` and its rows were saved: count the version, check approval, rebuild.

    `before` is the snapshot before the edit, None for a new article. An approval belongs to the
    content it was given for: when that changed, it is void, and a schedule that rests on it too.
    A published article does not change its headline, body, regions or bodies without `change`,
    a PublicChange, and announces nothing that a publishing rule bars; `read` as in `publish`.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    after = take_snapshot(article)
    require_figures_known(after)
    note = change.kind if change else ""
    keep_revision(article, by=by, note=note, before=before, content=after)
    keep_sketch(article)
    if before is None:
        return saved(article, "dibuat", by, after=after)
    if article.approved_hash and article.approved_hash != hash_of(after):
        _void_approval(article)
    verb, warned = "diubah", {}
    if article.status == Status.PUBLISHED:
        warned = require_open(weigh_edit(article, before, after, note), read)
        verb = _account_for(article, before, after, change, by)
    return saved(article, verb, by, before=before, after=after, **warned)


def told_changes(before, after) -> list[str]:
    """Which of the things that readers must be told about differ, in words."""
    fields = [
        words
        for name, words in TOLD_FIELDS.items()
        if before["fields"][name] != after["fields"][name]
    ]
    return fields + [
        words for name, words in TOLD_PARTS.items() if before["parts"][name] != after["parts"][name]
    ]


def _void_approval(article):
    """What was approved is not what stands there; a text that readers know stays public."""
    if article.status == Status.APPROVED:
        article.status = Status.IN_REVIEW
        drop_approval(article)
    elif article.status == Status.PUBLISHED and is_scheduled(article):
        article.status = Status.IN_REVIEW
        drop_approval(article)
        forget_publication(article)


def _account_for(article, before, after, change, by):
    """Let a public article be other than before, with what readers are told; returns the verb."""
    if before["parts"]["image_uses"] != after["parts"]["image_uses"]:
        pictures_are_described_and_credited(article, article.published_at)
    told = told_changes(before, after)
    if change and change.kind == SPELLING:
        _check_spelling(before, after, told)
        return "ejaan diperbaiki"
    if change:
        require(by, "publish", "meralat artikel", article)
        add_correction(article, change.kind, change.text, by)
        return "diralat"
    if told:
        raise Refused(
            f"Artikel ini sudah tayang dan {', '.join(told)} berubah: pilih jenis perubahan dan "
            "tulis keterangan untuk pembaca, atau tandai sebagai perbaikan ejaan."
        )
    # Another topic or tag places the article elsewhere; it is no news in it.
    is_changed = hash_of({**before, "links": {}}) != hash_of({**after, "links": {}})
    article.updated_at = clock.now() if is_changed else _last_development(article)
    return "diubah"


def _check_spelling(before, after, told):
    others = sorted(set(told) - set(TOLD_FIELDS.values()))
    if others:
        raise Refused(f"Perubahan {', '.join(others)} bukan perbaikan ejaan; pilih jenis lain.")
    for name, words in TOLD_FIELDS.items():
        if not is_spelling_fix(before["fields"][name], after["fields"][name]):
            raise Refused(
                f"Perubahan {words} bukan perbaikan ejaan: ada kata yang ditambah, dihapus, atau "
                "berubah arti, angka yang berubah, tautan lain, atau terlalu banyak kata. Pilih "
                "ralat, klarifikasi, atau pembaruan dan tulis keterangannya."
            )


def _last_development(article):
    """`updated_at`, or when something was last added since the article was public, if later."""
    since = article.updated_at or article.published_at
    later = article.updates.filter(made_at__gt=since).values_list("made_at", flat=True)
    return later.first() or article.updated_at


# What an editor may choose in the form of a published article.
CHANGE_CHOICES = [
    ("", "–"),
    *(choice for choice in CorrectionKind.choices if choice[0] != CorrectionKind.WITHDRAWAL),
    (SPELLING, "perbaikan ejaan (tercatat, tidak diumumkan)"),
]
