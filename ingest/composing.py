"""An article's fields out of an inbox item and the suggestions that were accepted for it."""

from articles.authoring import Tags
from articles.models import ArticleKind
from articles.readiness import CLIPPING_LIMIT
from common.html import paragraphs
from common.text import cut
from ingest.models.suggestion import SuggestionRole
from ingest.reading import TITLE_LENGTH
from ingest.sources import is_outlet, linked_source, office_source, outlet_source, pasted_source

BYLINE_LENGTH = 120


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
        return paragraphs(cut(item.clean_text, CLIPPING_LIMIT))
    return paragraphs(item.clean_text)


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
