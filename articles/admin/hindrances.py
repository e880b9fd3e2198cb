"""What keeps an article from being published, said on its form while there is time."""

from articles.models import Status
from articles.readiness import hindrances
from common import clock

ON_ITS_WAY = (Status.DRAFT, Status.IN_REVIEW, Status.APPROVED)


class HindrancesMixin:
    """Shows every refusal of `articles.readiness` above the form of a text that is not public."""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.status in ON_ITS_WAY:
            context["hindrances"] = found(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)


def found(article) -> list[str]:
    """Asked of the row as it is stored: a form that came back holds what was refused."""
    stored = type(article).objects.select_related("source").get(pk=article.pk)
    now = clock.now()
    return hindrances(stored, max(now, stored.embargo_until or now))
