"""What the timetable says against an article, on pages of the desk."""

from django import template

from articles.date_check import handled_count, open_mismatches

register = template.Library()


@register.inclusion_tag("admin/articles/article/_date_check.html", takes_context=True)
def date_panel(context, article, may_settle):
    """Each mismatch with its official days and, for whoever may, the buttons that settle it."""
    return {
        "article": article,
        "mismatches": open_mismatches(article),
        "handled": handled_count(article),
        "may_settle": may_settle,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("admin/articles/article/_date_warning.html")
def date_warning(articles):
    """One line for each of `articles` with an open mismatch."""
    found = [(article, open_mismatches(article)) for article in articles]
    return {"found": [(article, mismatches) for article, mismatches in found if mismatches]}
