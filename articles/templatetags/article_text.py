"""What is done to the text of an article on its way to the reader."""

from django import template
from django.utils.safestring import mark_safe

from articles.acronyms import Entry, explain
from elections.models import Term

register = template.Library()


@register.filter
def explained(body):
    """Cleaned HTML with the glossary's terms explained at their first use; one query."""
    entries = [Entry(*term) for term in Term.objects.for_texts()]
    # What is added is escaped; the rest was cleaned when it was saved.
    return mark_safe(explain(body, entries))  # noqa: S308
