"""What regional desks are shown of the articles that theirs lead on to."""

from django.db.models import Q

from accounts.reach import seen_by
from articles.models import Article


class NamedTargetsMixin:
    """For rows that lead to an article by their `target`: none to a foreign draft's title.

    The nation may link to one before it is public; the row stays as it is until then.
    """

    target = "related"

    def get_queryset(self, request):
        rows, every = super().get_queryset(request), Article.objects.all()
        seen = seen_by(request.user, every)
        if seen is every:
            return rows
        public = Article.objects.published()
        return rows.filter(Q(**{f"{self.target}__in": seen}) | Q(**{f"{self.target}__in": public}))
