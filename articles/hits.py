"""What a search found, as readers see it: cards with the words and their best part marked."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from articles.models import Article
from articles.search.excerpts import excerpt, marked
from common.html import plain_text


@dataclass(frozen=True)
class Hit:
    """An article with its title and the best part of its text, the words of the query marked."""

    article: Article
    title: str
    excerpt: str


def hits_in(entries, query) -> list[str]:
    """The hits of `entries` in their order as HTML; two queries at any number of them."""
    articles = Article.objects.for_hits().in_bulk([entry.article_id for entry in entries])
    found = [articles[entry.article_id] for entry in entries if entry.article_id in articles]
    return [render_to_string("articles/_hit.html", {"hit": hit(a, query)}) for a in found]


def hit(article, query) -> Hit:
    text = "\n\n".join(part for part in (article.summary, plain_text(article.body)) if part)
    return Hit(article, title=marked(query, article.title), excerpt=excerpt(query, text))
