"""An article's fields out of an inbox item and the suggestions that were accepted for it."""

import html
import re

from articles.authoring import Tags
from articles.models import ArticleKind
from articles.readiness import CLIPPING_LIMIT
from common.html import clean, paragraphs
from common.text import cut
from ingest.models.suggestion import SuggestionRole
from ingest.reading import TITLE_LENGTH
from ingest.sources import (
    PASTED,
    host_of,
    is_outlet,
    known_office,
    known_outlet,
    linked_source,
    office_source,
    outlet_source,
    pasted_source,
)

BYLINE_LENGTH = 120
BULLET = "•"


def default_kind(item) -> str:
    """A text of another newsroom may only be quoted; what is left are releases."""
    if is_outlet(item.reading.get("outlet")):
        return ArticleKind.CLIPPING
    return ArticleKind.RELEASE


def article_fields(item, suggestions, kind) -> dict:
    """Arguments of `create_article`."""
    byline = item.reading.get("byline")
    return {
        "kind": kind,
        "title": cut(item.title, TITLE_LENGTH),
        "body": body_of(item, kind),
        "source": source_of(item, suggestions, kind),
        "original_url": item.url,
        "bylines": [cut(byline, BYLINE_LENGTH)] if byline else [],
        "tags": tags_of(suggestions),
    }


def body_of(item, kind) -> str:
    if kind == ArticleKind.CLIPPING:
        return paragraphs(excerpt(item.clean_text))
    return paragraphs(item.clean_text)


def excerpt(text) -> str:
    """What may be quoted of a text of another newsroom."""
    return cut(text, CLIPPING_LIMIT)


def body_html(text) -> str:
    """What an editor typed as the HTML of a body: paragraphs, lists of bullets, or his own HTML."""
    if "<" in text:
        return clean(text)
    parts = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if lines and all(line.startswith(BULLET) for line in lines):
            items = [html.escape(line[len(BULLET) :].strip(), quote=False) for line in lines]
            if not parts or not isinstance(parts[-1], list):
                parts.append([])
            parts[-1] += items
        elif lines:
            parts.append(paragraphs(block))
    return "\n".join(
        part if isinstance(part, str) else "<ul>" + "".join(f"<li>{i}</li>" for i in part) + "</ul>"
        for part in parts
    )


def proposed_source(item, suggestions, kind) -> tuple:
    """(source or None, name of one that is to be made or empty): `source_of` without making it."""
    outlet = item.reading.get("outlet")
    if kind == ArticleKind.CLIPPING and (is_outlet(outlet) or item.url):
        name = outlet if is_outlet(outlet) else host_of(item.url)
        return known_outlet(name), name
    if kind == ArticleKind.NEWS:
        return None, ""
    body = primary_body(suggestions)
    if body:
        return known_office(body), body.short_name
    return known_outlet(PASTED), PASTED


def source_of(item, suggestions, kind):
    """Whom the text comes from; news of our own names nobody."""
    outlet = item.reading.get("outlet")
    if kind == ArticleKind.CLIPPING and is_outlet(outlet):
        return outlet_source(outlet)
    if kind == ArticleKind.CLIPPING and item.url:
        return linked_source(item.url)
    if kind == ArticleKind.NEWS:
        return None
    body = primary_body(suggestions)
    return office_source(body) if body else pasted_source()


def primary_body(suggestions):
    """The surest body of the primary region; news of the nation need not come from an office."""
    bodies = [s for s in suggestions if s.body and s.role == SuggestionRole.PRIMARY]
    return max(bodies, key=lambda s: s.score).body if bodies else None


def tags_of(suggestions) -> Tags:
    """What the article is about; the primary region first."""
    regions = [s for s in suggestions if s.region]
    regions.sort(key=lambda s: s.role != SuggestionRole.PRIMARY)
    election = next((s.election for s in suggestions if s.election), None)
    stage_kind = next((s.stage_kind for s in suggestions if s.stage_kind), None)
    return Tags(
        regions=[(s.region, "subjek") for s in regions],
        bodies=[s.body for s in suggestions if s.body],
        stages=[(election, stage_kind)] if election or stage_kind else [],
    )
