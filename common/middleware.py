"""Old addresses of public pages lead to the new ones, old values of list parameters too."""

import re

from django.http import HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control

from common.editions import split_edition
from common.models import Redirect
from common.moved_values import LONGEST_PATH, moved_values

NEVER = ("/admin/", "/static/", "/media/")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Browsers keep a bare 301 for good; an editor must be able to take one back.
MAX_AGE = 3600


class RedirectFallbackMiddleware:
    """Answers a page that was not found, or a value that was not known, with its redirect.

    One query, on such pages only. A feed reader follows a permanent redirect and subscribes to
    the new address, so that a list has one address and no subscriber is lost.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        new_address = None
        if response.status_code == 404 and may_have_moved(request):
            new_address = new_page(request)
        elif "X-Galat" in response and may_have_moved(request):
            new_address = with_new_values(request, response["X-Galat"].split(", "))
        return moved_to(new_address) if new_address else response


def may_have_moved(request) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.path.startswith(NEVER)
        and len(request.path) <= LONGEST_PATH
        # PostgreSQL refuses to look for a NUL byte.
        and not _CONTROL.search(request.path)
    )


def new_page(request) -> str | None:
    """Where the page of `request` went, in its edition if it exists there."""
    edition, old_path = split_edition(request.path)
    moves = Redirect.objects.filter(old_path=old_path).values_list("new_path", flat=True)
    new_path = moves.first()
    if new_path is None:
        return None
    if edition and is_page(edition + new_path):
        new_path = edition + new_path
    query = request.META.get("QUERY_STRING", "")
    joint = "&" if "?" in new_path else "?"
    return f"{new_path}{joint}{query}" if query else new_path


def is_page(path) -> bool:
    try:
        resolve(path.partition("?")[0])
    except Resolver404:
        return False
    return True


def with_new_values(request, faulty) -> str | None:
    """The same address with the new slugs, if any of the `faulty` parameters is an old one."""
    query = request.GET.copy()
    old = {name: given_once(query.getlist(name)) for name in faulty}
    new = moved_values(old)
    for name, value in new.items():
        query[name] = value
    return f"{request.path}?{query.urlencode(safe='/')}" if new else None


def given_once(values) -> str:
    """The one value among empty ones, as lists read it; empty when there is not one."""
    values = [value.strip() for value in values if value.strip()]
    return values[0] if len(values) == 1 and not _CONTROL.search(values[0]) else ""


def moved_to(address):
    response = HttpResponsePermanentRedirect(address)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
