"""Takes one example through the desk as colleagues would, at the time that it tells."""

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.files.base import ContentFile
from django.core.files.images import get_image_dimensions

from accounts.log import record
from articles.actions import (
    ADDRESS_ZONE,
    PublicChange,
    approve,
    correct,
    publish,
    record_edit,
    submit,
    withdraw,
)
from articles.authoring import Tags, create_article
from articles.demo.content import PICTURES, Example
from articles.demo.markup import body_html
from articles.demo.references import References, body_name
from articles.models import Article, ArticleKind, Image, ImageUse
from articles.readiness import CLIPPING_LIMIT
from common import clock
from common.snapshots import take_snapshot

NAMESPACE = uuid.UUID("5d2f0c1e-6a43-4c0b-9b71-3f1f8a2d7c55")
TAG = "contoh"
LOADED = "dimuat sebagai contoh"
OPENS = time(9, tzinfo=ADDRESS_ZONE)
# Eight hours of a working day, so that articles of one day have different times.
WORKING_MINUTES = 480


@dataclass
class Desk:
    """Who works there, and what the examples refer to."""

    writer: object
    editor: object
    chief: object
    references: References
    sources: dict
    topics: dict
    now: datetime

    def process(self, example: Example, position: int) -> Article:
        """The article of `example` in the status that it asks for."""
        moment = published_at(example, position, self.now)
        # The actions read this clock: the log and the corrections tell the story's own times.
        with clock.fixed_at(min(moment, self.now)):
            article = self._bring_to_status(example, moment)
        if example.correction:
            with clock.fixed_at(min(moment + timedelta(hours=5), self.now)):
                self._correct(article, example)
        if example.status == "dicabut":
            with clock.fixed_at(min(moment + timedelta(days=1), self.now)):
                withdraw(article=article, by=self.chief, reason=example.withdrawal_reason)
        record(LOADED, article, by=None, at=self.now, uid=str(article.uid))
        return article

    def _bring_to_status(self, example, moment):
        article = self._write(example)
        if example.picture:
            illustrate(article, **example.picture)
        if example.status == "draf":
            return article
        article = submit(article=article, by=self.writer)
        if example.status == "ditinjau":
            return article
        article = approve(article=article, by=self.editor)
        return publish(article=article, by=self.chief, at=moment)

    def _correct(self, article, example):
        """Tell readers what was wrong, and put it right where the text said it wrongly first."""
        change = PublicChange(example.correction["kind"], example.correction["text"])
        if "was" not in example.correction:
            correct(article=article, by=self.chief, kind=change.kind, text=change.text)
            return
        before = take_snapshot(article)
        article.body = body_html(example.paragraphs, None)
        article.save(update_fields=["body"])
        record_edit(article=article, by=self.chief, before=before, change=change)

    def _write(self, example):
        is_clipping = example.kind == ArticleKind.CLIPPING
        return create_article(
            by=self.writer,
            uid=uid_of(example.key),
            kind=example.kind,
            title=example.title,
            summary=example.summary,
            body=body_html(example.first_paragraphs, CLIPPING_LIMIT if is_clipping else None),
            source=self.sources.get(example.source),
            original_url=example.original_url or "",
            bylines=example.bylines,
            tags=self._tags(example),
        )

    def _tags(self, example):
        found = self.references
        return Tags(
            regions=[(found.regions[code], role) for code, role in example.roles()],
            bodies=[found.bodies[body_name(body)] for body in example.bodies],
            stages=found.stages_of(example),
            topics=[self.topics[slug] for slug in example.topics],
            words=[TAG],
        )


def illustrate(article, *, file, alt, caption) -> ImageUse:
    """The picture `file` in `article`; the library holds it once, whoever uses it.

    Its smaller copies are made by `make_pictures`.
    """
    content = (PICTURES / file).read_bytes()
    width, height = get_image_dimensions(ContentFile(content))
    image, _ = Image.objects.get_or_create(
        sha256=hashlib.sha256(content).hexdigest(),
        defaults={
            "file": ContentFile(content, name=file),
            "width": width,
            "height": height,
            "original_name": file,
            "description": alt,
            "credit": "Ilustrasi contoh",
            "organisation": "Pemilu",
            "may_redistribute": True,
        },
    )
    return ImageUse.objects.create(article=article, image=image, alt=alt, caption=caption)


def uid_of(key: str) -> uuid.UUID:
    return uuid.uuid5(NAMESPACE, key)


def published_at(example: Example, position: int, now: datetime) -> datetime:
    """When `example` appears; only a scheduled one has its time still to come."""
    minutes = position * 17 % WORKING_MINUTES
    if example.published_on:
        day = date.fromisoformat(example.published_on)
        moment = datetime.combine(day, OPENS) + timedelta(minutes=minutes)
    else:
        moment = now - timedelta(days=example.age_days, minutes=position % 60)
    if example.status == "terjadwal":
        return moment if moment > now else now + timedelta(days=3)
    return min(moment, now)
