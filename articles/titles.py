"""Articles as rows of words, for pages that show no cards."""

from articles.models import Article


def articles_of(rows) -> list[Article]:
    """The articles of `rows` (list entries or slots) in their order; two queries."""
    found = Article.objects.for_titles().in_bulk([row.article_id for row in rows])
    return [found[row.article_id] for row in rows if row.article_id in found]
