"""What a search finds, for tests of whatever it is made from."""

from articles.filters import ArticleFilterSet
from articles.models import Article, ListEntry


def found(text: str) -> list[str]:
    """The titles of the articles that `q=text` finds, newest first."""
    filterset = ArticleFilterSet({"q": text}, queryset=ListEntry.objects.none())
    assert not filterset.complaints
    entries = filterset.selection.newest_hits(1000)
    articles = Article.objects.in_bulk([entry.article_id for entry in entries])
    return [articles[entry.article_id].title for entry in entries]
