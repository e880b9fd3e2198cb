"""What is done to the text of an article on its way to the reader."""

from django import template
from django.utils.safestring import mark_safe

from articles import figures
from articles.acronyms import Entry, explain
from elections.models import Term

register = template.Library()

register.filter(figures.above_text)


@register.filter
def text_of(article):
    """Its text with pictures, and the glossary's terms explained at their first use; one query."""
    entries = [Entry(*term) for term in Term.objects.for_texts()]
    body = explain(article.body, entries)
    # What is added is escaped; the rest was cleaned when it was saved.
    return mark_safe(figures.with_figures(body, article.image_uses.all()))  # noqa: S308


@register.filter
def without_figures(body):
    """Cleaned HTML without its pictures."""
    return mark_safe(figures.without_figures(body))  # noqa: S308
