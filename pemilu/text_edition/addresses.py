"""From an address of the full edition to the same page in the text edition, and back."""

import re
from html import escape, unescape
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from common.editions import split_edition

# Its paths begin at the root here: it is included below the prefix.
URLCONF = "pemilu.text_edition.urls"
HOME = f"{settings.TEXT_EDITION}/"
PART = "bagian"
# Our own pages write shorter ones. A page that repeats what it was asked must stay light.
LONGEST_QUERY = 500
_LINK = re.compile(r'href="([^"]*)"')


def text_address(url: str) -> str | None:
    """The address in the text edition of the page at `url` of this site; None without one."""
    path = url.removeprefix(settings.SITE_URL)
    if not path.startswith("/") or path.startswith("//"):
        return None
    try:
        resolve(urlsplit(path).path, URLCONF)
    except (Resolver404, ValueError):
        return None
    return settings.TEXT_EDITION + path


def inside(url: str) -> str:
    """`url`, in the text edition when its page exists there."""
    return text_address(url) or url


def links_inside(html: str) -> str:
    """Cleaned `html` with every link that can be kept `inside`."""
    return _LINK.sub(lambda link: f'href="{escape(inside(unescape(link[1])))}"', html)


def text_page_of(request) -> str:
    """Where a reader of the full edition finds the page of `request` as text, or its start."""
    return text_address(request.path + _query(request.GET)) or HOME


def full_page_of(request) -> str:
    """The page of the full edition that a page of the text edition stands for."""
    _, path = split_edition(request.path)
    values = request.GET.copy()
    # All parts of a text stand on one page there.
    values.pop(PART, None)
    return path + _query(values)


def _query(values) -> str:
    query = values.urlencode(safe="/")
    return f"?{query}" if 0 < len(query) <= LONGEST_QUERY else ""
