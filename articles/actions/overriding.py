"""Exceptions from publishing rules: one person asks with a reason, another grants."""

from django.db import transaction

from accounts.log import record
from accounts.notices import tell
from articles.actions.steps import require
from articles.guard import outlook, text_hash
from articles.models import Article, PublishingOverride, Status
from common import clock
from common.errors import Refused
from regions.rights import users_with


@transaction.atomic
def request_override(*, article, by, rule, stage, reason) -> PublishingOverride:
    """Ask that `article`, with the words it has now, may be published although `rule` bars it.

    A request for other words takes the place of the one before.
    """
    require(by, "publish", "meminta pengecualian", article)
    article = _locked(article)
    if not reason.strip():
        raise Refused("Tulis alasan pengecualian untuk pembaca.")
    now = clock.now()
    if (rule.pk, stage.pk) not in {window.key for window in outlook(article).bars}:
        raise Refused("Aturan ini tidak menghalangi artikel ini; pengecualian tidak diperlukan.")
    words = text_hash(article)
    _clear_place(article, rule, stage, words, by, now)
    override = PublishingOverride(
        article=article,
        rule=rule,
        stage=stage,
        legal_basis=rule.basis,
        reason=reason.strip(),
        text_hash=words,
        requested_by=by,
        requested_at=now,
    )
    override.full_clean()
    override.save()
    for colleague in users_with("articles.publish_article", article).exclude(pk=by.pk):
        text = f"{by} meminta pengecualian aturan penayangan untuk “{article}”."
        tell(colleague, text, about=article, by=by)
    return _told("pengecualian diminta", override, by)


@transaction.atomic
def grant_override(*, override, by) -> PublishingOverride:
    """Grant what a colleague asked for, as long as the article has the words of the request."""
    override = _reread(override)
    article = override.article
    require(by, "publish", "menyetujui pengecualian", article)
    if override.approved_at or override.ended_at:
        raise Refused(f"Permintaan ini sudah diputus: {override.standing}.")
    if override.requested_by_id == by.pk:
        raise Refused("Yang meminta pengecualian tidak dapat menyetujuinya sendiri.")
    if override.text_hash != text_hash(article):
        raise Refused("Naskah berubah sejak pengecualian diminta; mintakan lagi.")
    override.approved_by, override.approved_at = by, clock.now()
    override.full_clean()
    override.save(update_fields=["approved_by", "approved_at"])
    text = f"Pengecualian untuk “{article}” disetujui."
    tell(override.requested_by, text, about=article, by=by)
    return _told("pengecualian disetujui", override, by)


@transaction.atomic
def end_override(*, override, by) -> PublishingOverride:
    """Turn a request down, or take back what was granted while nothing was published by it."""
    override = _reread(override)
    article = override.article
    require(by, "publish", "mencabut pengecualian", article)
    if override.ended_at:
        raise Refused(f"Permintaan ini sudah diputus: {override.standing}.")
    if override.approved_at and article.status in (Status.PUBLISHED, Status.WITHDRAWN):
        raise Refused(
            "Artikel sudah ditayangkan atau dijadwalkan dengan pengecualian ini, jadi catatannya "
            "tetap ada. Jadwal yang dibatalkan dahulu membebaskannya."
        )
    _end(override, by, clock.now())
    text = f"Pengecualian untuk “{article}” {override.standing}."
    tell(override.requested_by, text, about=article, by=by)
    return _told(f"pengecualian {override.standing}", override, by)


def _locked(article):
    article = Article.objects.select_for_update().get(pk=article.pk)
    if article.trashed_at is not None:
        raise Refused("Artikel ini ada di tempat sampah; pulihkan dahulu.")
    return article


def _reread(override):
    _locked(override.article)
    rows = PublishingOverride.objects.select_for_update(of=("self",))
    return rows.select_related("article", "rule", "stage").get(pk=override.pk)


def _clear_place(article, rule, stage, words, by, now):
    """One request is open at a time; one for other words is over."""
    open_rows = PublishingOverride.objects.open().filter(article=article, rule=rule, stage=stage)
    for row in open_rows.select_for_update():
        if row.text_hash == words:
            raise Refused(f"Pengecualian yang sama sudah ada: {row.standing}.")
        if row.approved_at and article.status in (Status.PUBLISHED, Status.WITHDRAWN):
            raise Refused("Artikel sudah ditayangkan dengan pengecualian dari aturan ini.")
        _end(row, by, now)


def _end(override, by, now):
    override.ended_by, override.ended_at = by, now
    override.full_clean()
    override.save(update_fields=["ended_by", "ended_at"])


def _told(verb, override, by):
    article = override.article
    details = {"aturan": str(override.rule), "tahapan": str(override.stage)}
    record(verb, article, by=by, alasan=override.reason, pengecualian=override.pk, **details)
    return override
