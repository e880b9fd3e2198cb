"""What a search finds, for tests of whatever it is made from."""

from django.db import connection

from articles.filters import ArticleFilterSet
from articles.models import Article, ListEntry

# Statements that ask how rare words are; on PostgreSQL with a setting in a savepoint around it.
ASKING = 5 if connection.vendor == "postgresql" else 1


def found(text: str) -> list[str]:
    """The titles of the articles that `q=text` finds, newest first."""
    filterset = ArticleFilterSet({"q": text}, queryset=ListEntry.objects.none())
    assert not filterset.complaints
    entries = filterset.selection.newest_hits(1000)
    articles = Article.objects.in_bulk([entry.article_id for entry in entries])
    return [articles[entry.article_id].title for entry in entries]
