"""One search over articles, regions, bodies and elections; each app is asked for its own."""

from dataclasses import dataclass, field

from django.db.models import Q

from articles.news import NewsList
from articles.search.query import plain_words
from bodies.models import Body
from elections.models import Election
from pemilu.search.naming import Named, named_by
from pemilu.search.spelling import proposal_for
from regions.models import Region

MOST_OTHERS = 8
# With fewer articles than these a reader may have misspelt a name, or written part of one.
FEW = 3


@dataclass(frozen=True)
class Results:
    """What a search found: what its words name, the articles, and how else it may be spelt."""

    named: Named = field(default_factory=Named)
    similar: Named = field(default_factory=Named)
    news: NewsList | None = None
    proposal: str | None = None

    def __bool__(self):
        return bool(self.named or self.similar or self.has_news)

    @property
    def has_news(self) -> bool:
        """Whether there is a list to show: with a filter that leaves nothing, to take it off."""
        return self.news is not None and bool(self.news.page.entries or self.news.chips)


def search(text: str, news: NewsList) -> Results:
    """Whatever `text` names or occurs in; `news` are the articles."""
    named = named_by(plain_words(text))
    if not news.is_search:
        return Results(named=named)
    # Not the total of the list, which is counted together with what would narrow it.
    has_few = news.filterset.selection.total().number < FEW
    return Results(
        named=named,
        similar=similar_to(text) if has_few and not named else Named(),
        news=news,
        proposal=proposal_for(text) if has_few else None,
    )


def similar_to(text: str) -> Named:
    """What has `text` in its name; one query for each kind."""
    regions = Region.objects.matching(text).best_first(text).select_related("parent__parent")
    bodies = Body.objects.matching(text).select_related("for_election")
    elections = Election.objects.filter(Q(name__icontains=text) | Q(short_name__icontains=text))
    return Named(
        regions=list(regions[:MOST_OTHERS]),
        bodies=list(bodies.order_by("region__level", "short_name", "pk")[:MOST_OTHERS]),
        elections=list(elections.newest_first()[:MOST_OTHERS]),
    )
