"""What regional desks are shown of the articles that theirs lead on to."""

from django.db.models import Q

from accounts.reach import seen_by
from articles.models import Article


class NamedTargetsMixin:
    """For rows of `RelatedArticle`: none that leads to a foreign draft, which has a title.

    The nation may link to one before it is public; the row stays as it is until then.
    """

    def get_queryset(self, request):
        rows, every = super().get_queryset(request), Article.objects.all()
        seen = seen_by(request.user, every)
        if seen is every:
            return rows
        return rows.filter(Q(related__in=seen) | Q(related__in=Article.objects.published()))
