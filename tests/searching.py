"""What a search finds, for tests of whatever it is made from."""

from articles.filters import ArticleFilterSet
from articles.models import Article, ListEntry


def found(text: str) -> list[str]:
    """The titles of the articles that `q=text` finds, newest first."""
    filterset = ArticleFilterSet({"q": text}, queryset=ListEntry.objects.none())
    assert not filterset.complaints
    ids = filterset.selection.window()
    articles = Article.objects.in_bulk(ids)
    return [articles[pk].title for pk in ids]
