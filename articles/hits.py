"""What a search found, as readers see it: cards with the words and their best part marked."""

import re

from django.utils.safestring import mark_safe

from articles.models import Article
from articles.search.excerpts import excerpt, marked
from common.html import plain_text

# Where the title and the summary stand in a stored card (templates/articles/_card.html).
_TITLE = re.compile(r'(<h3 class="card-title"><a [^>]*>).*?(</a></h3>)', re.DOTALL)
_SUMMARY = re.compile(r'(</h3>)(?:\s*<p class="card-summary">.*?</p>)?', re.DOTALL)


def hits_in(entries, query) -> list[str]:
    """The hits of `entries` in their order as HTML; one query at any number of them."""
    ids = [entry.article_id for entry in entries]
    rows = Article.objects.filter(pk__in=ids).order_by()
    rows = rows.values_list("pk", "title", "summary", "body", "card__html")
    cards = {pk: hit(card, query, *texts) for pk, *texts, card in rows if card}
    return [cards[pk] for pk in ids if pk in cards]


def hit(card: str, query, title: str, summary: str, body: str) -> str:
    """The stored `card` of an article with the words of `query` marked in its title.

    In place of the summary stands the part of summary and text that holds most of them.
    """
    text = "\n\n".join(part for part in (summary, plain_text(body)) if part)
    part = excerpt(query, text)
    shown = f'<p class="card-summary">{part}</p>' if part else ""
    # Functions, because a text may hold what a replacement would read as a reference.
    card = _TITLE.sub(lambda found: f"{found[1]}{marked(query, title)}{found[2]}", card, count=1)
    card = _SUMMARY.sub(lambda found: f"{found[1]}\n{shown}", card, count=1)
    # The card was rendered with escaping when its article was saved; what is new is escaped too.
    return mark_safe(card)  # noqa: S308
