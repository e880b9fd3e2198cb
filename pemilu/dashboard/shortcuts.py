"""The daily ways through the desk: links in its head, each with keys."""

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Article
from ingest.models import InboxItem
from pemilu.dashboard.links import changelist, new_form, paste_url


@dataclass(frozen=True)
class Way:
    """A link and the keys that follow it, one after the other."""

    words: str
    url: str
    keys: str


def ways_of(user) -> list[Way]:
    """What `user` has a right to; no query once his rights were read."""
    offered = [
        ("Meja", reverse("admin:index"), "g d", True),
        ("Artikel", changelist(Article), "g a", user.has_perm("articles.view_article")),
        ("Meja masuk", changelist(InboxItem), "g m", user.has_perm("ingest.view_inboxitem")),
        ("Artikel baru", new_form(Article), "n", user.has_perm("articles.add_article")),
        ("Tempel naskah", paste_url(), "t", user.has_perm("ingest.add_inboxitem")),
    ]
    return [Way(words, url, keys) for words, url, keys, may in offered if may and url]
