from django import template
from django.urls import reverse

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
