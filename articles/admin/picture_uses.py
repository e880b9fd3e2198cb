"""Where a picture stands, for whoever looks at it in the library."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from accounts.reach import OUT_OF_REACH, seen_by
from articles.models import Article

MOST_SHOWN = 50


def uses_shown_to(reader):
    """A column of a picture: its articles with status and address; three queries.

    Foreign drafts are counted but not named, as in `accounts.reach.may_name`.
    """

    @admin.display(description="dipakai di")
    def uses(image):
        articles = Article.objects.filter(image_uses__image=image).order_by("-pk")
        number, shown = articles.count(), list(articles[:MOST_SHOWN])
        if not shown:
            return "Belum dipakai."
        reached = seen_by(reader, Article.objects.filter(pk__in=[each.pk for each in shown]))
        keys = set(reached.values_list("pk", flat=True))
        rows = format_html_join(
            "", "<li>{}</li>", ([named(each, each.pk in keys)] for each in shown)
        )
        more = f"… dan {number - len(shown)} artikel lain." if number > len(shown) else ""
        return format_html('<ul class="picture-uses">{}</ul>{}', rows, more)

    return uses


def named(article, is_reached: bool):
    """`article` in one line, with the address where this reader can open it."""
    if is_reached:
        url = reverse("admin:articles_article_change", args=[article.pk])
    elif article.is_public:
        url = article.get_absolute_url()
    else:
        return OUT_OF_REACH
    standing = "di tempat sampah" if article.trashed_at else article.get_status_display()
    return format_html('<a href="{}">{}</a> · {}', url, article.title, standing)
