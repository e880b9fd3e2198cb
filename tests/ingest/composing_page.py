"""What tests of the page share on which an item becomes an article."""

import re

from django.urls import reverse

from accounts.desk.conflict import state_of
from common.snapshots import take_snapshot
from ingest.actions import take_in
from ingest.gazetteer import build_gazetteer
from ingest.recogniser import recognise


def take(text, by, **options):
    recognition = recognise(text, build_gazetteer())
    item, _ = take_in(raw_text=text, recognition=recognition, by=by, **options)
    # As pages read it.
    item.refresh_from_db()
    return item


def compose_url(item):
    return reverse("admin:ingest_inboxitem_compose", args=[item.pk])


def sent(item, **changes):
    """What the form of `item` sends when it is filled in by hand."""
    values = {
        "keadaan": state_of(take_snapshot(item)),
        "title": "Judul yang ditulis editor",
        "kind": "rilis",
        "body": item.clean_text,
        "published_on": "2024-11-04",
        "simpan": "draf",
    }
    values |= {f"usul-{one.pk}": "terima" for one in item.suggestions.exclude(role="homonim")}
    primary = item.suggestions.filter(role="primer", region__isnull=False).first()
    values |= {"utama": primary.region_id} if primary else {}
    return values | changes


def post(desk, item, **changes):
    """The page that follows when the form of `item` is sent."""
    return desk.post(compose_url(item), sent(item, **changes), follow=True)


def body_in(page) -> str:
    """The body as the form that came back has it."""
    return page.context["form"]["body"].value()


def words_of(page) -> str:
    """The page without its markup, white space squeezed."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
