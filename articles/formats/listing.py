"""What every format writes: one page of a list and where it stands."""

from functools import cached_property

from django.urls import reverse
from django.utils import timezone

from articles.derived import for_derived
from articles.lists import keys_of
from articles.models import Article
from articles.news import page_for

# Long enough for programs that ask once a month.
TOMBSTONE_DAYS = 30
# A bound for the day on which somebody withdraws everything.
MOST_TOMBSTONES = 100


class Listing:
    """The page that `filterset` asks for, with its addresses; `own_path` is that of the format.

    With a fault in the parameters it has errors instead of articles.
    """

    def __init__(self, filterset, own_path):
        self.filterset = filterset
        self.html_path = reverse("articles:list") + filterset.query()
        self.own_path = own_path + filterset.query()
        older = self._page.older
        self.next_path = older and own_path + filterset.query(sebelum=str(older))

    @property
    def errors(self) -> dict[str, str]:
        return self.filterset.complaints

    @property
    def complaint(self) -> str:
        return " ".join(f"{name}: {message}" for name, message in self.errors.items())

    @cached_property
    def articles(self) -> list[Article]:
        """In the order of the page; a fixed number of queries."""
        ids = [entry.article_id for entry in self._page.entries]
        # Asked again: one may have been withdrawn since the page was read.
        found = Article.objects.published().for_feeds().in_bulk(ids)
        return [found[pk] for pk in ids if pk in found]

    @cached_property
    def withdrawn(self) -> list[Article]:
        """What lately left the list because it was withdrawn, on the first page; last one first.

        Words that were searched for do not narrow it: a withdrawn text is not searched, and a
        program that never had the article passes over its tombstone.
        """
        data = self.filterset.form.cleaned_data
        if self.errors or data.get("sebelum") or data.get("sesudah"):
            return []
        recent = for_derived(Article.objects.withdrawn_in_last(TOMBSTONE_DAYS))[:MOST_TOMBSTONES]
        return [article for article in recent if self._held(article)]

    @cached_property
    def _page(self):
        return page_for(self.filterset)

    def _held(self, article):
        data = self.filterset.form.cleaned_data
        day = timezone.localdate(article.published_at)
        is_in_period = (not data.get("dari") or data["dari"] <= day) and (
            not data.get("sampai") or day <= data["sampai"]
        )
        return is_in_period and keys_of(article).issuperset(self.filterset.selection.keys)
