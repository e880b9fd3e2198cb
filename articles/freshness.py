"""When the lists of articles last changed: the `Last-Modified` of what is made of nothing else."""

from datetime import datetime

from django.utils.http import http_date

from accounts.log import last_moment
from articles.lists import ALL
from articles.models import ListEntry


def lists_changed_at() -> datetime | None:
    """A moment since when no list of articles has changed; None when nothing ever happened.

    The newest date in a list would be too early: an article that moves to another region
    leaves no date behind, and a reader who only sends If-Modified-Since would never hear of it.
    So this is the last deed of the desk, whatever it was about, or the last article that became
    public without one because it was scheduled. Three queries.
    """
    newest = ListEntry.objects.in_list(ALL).visible().newest_first()
    moments = [last_moment(), newest.values_list("published_at", flat=True).first()]
    return max((moment for moment in moments if moment), default=None)


def stamp(response):
    """Put the moment into `response`, which shows nothing but lists of articles."""
    moment = lists_changed_at()
    if moment:
        response["Last-Modified"] = http_date(moment.timestamp())
    return response
