"""How readers pass an article on, cite it, and report what is wrong with it."""

from urllib.parse import quote

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from common.addresses import absolute
from common.text import cut

# WhatsApp shows the beginning of a long message only.
LONGEST_SHARE = 500
# Long enough for a title, an address and a gist.
LONGEST_SUMMARY = 160


def permalink(article) -> str:
    return absolute(article.get_absolute_url())


def share_text(article) -> str:
    """Title, gist and address: under 500 characters, without anything that tracks."""
    url = permalink(article)
    title = cut(article.title, 120)
    room = LONGEST_SHARE - len(title) - len(url) - len("\n\n\n\n") - 1
    summary = cut(article.summary, min(room, LONGEST_SUMMARY)) if room > 20 else ""
    return "\n\n".join(part for part in (title, summary, url) if part)


def whatsapp_url(article) -> str:
    return f"https://wa.me/?text={quote(share_text(article), safe='')}"


def citation(article) -> str:
    """Author (or the portal), title, day of publication in Jakarta, address."""
    names = ", ".join(str(byline) for byline in article.bylines.all()) or settings.SITE_NAME
    day = date_format(timezone.localdate(article.published_at), "j F Y")
    return f"{names}. “{article.title}”. {settings.SITE_NAME}, {day}. {permalink(article)}"


def error_report_url(article) -> str:
    """A letter to the editors that names the article by its address."""
    subject = f"Kekeliruan: {cut(article.title, 80)}"
    body = f"Artikel: {permalink(article)}\n\nBagian yang keliru:\n\nSeharusnya:\n"
    return f"mailto:{settings.EDITOR_EMAIL}?subject={quote(subject)}&body={quote(body)}"
