"""Where a list of articles is found as data."""

from articles.filters import ArticleFilterSet
from articles.models import ListEntry
from articles.news import Format, NewsList


def feeds_of(asked=None, **given) -> list[Format]:
    """The feeds of what is `asked` for, `{"q": "gudang"}` say, about `given`; no query.

    `given` are rows by parameter, as `wilayah=region`; without either, the feeds of all news.
    """
    filterset = ArticleFilterSet(asked or {}, given=given, queryset=ListEntry.objects.none())
    return NewsList(filterset, "").formats()
