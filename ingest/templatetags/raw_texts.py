from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from ingest.models import InboxItem

register = template.Library()


@register.simple_tag
def raw_text_address(article, user) -> str:
    """The desk's address of the item of which `article` was made; empty where there is none to see.

    One query.
    """
    item = InboxItem.objects.filter(article=article).only("pk").first()
    if item is None or not user.has_perm("ingest.view_inboxitem", item):
        return ""
    return reverse("admin:ingest_inboxitem_change", args=[item.pk])


@register.simple_tag
def raw_pieces(pieces) -> SafeString:
    """A stretch of a raw text with its trigger words and struck marks; no space is added to it."""
    return mark_safe("".join(map(_piece, pieces)))  # noqa: S308


def _piece(piece) -> str:
    if piece.trigger:
        name = format_html(' id="kata-{}"', piece.trigger.number) if piece.is_first else ""
        link = format_html('<a href="#usul-{}">{}</a>', piece.target, piece.text)
        return format_html("<mark{}>{}</mark>", name, link)
    if piece.mark:
        return format_html('<del class="raw-mark">{}</del>', piece.text)
    return conditional_escape(piece.text)
