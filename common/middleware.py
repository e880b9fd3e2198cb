"""Old addresses of public pages lead to the new ones."""

import re

from django.http import HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control

from common.editions import split_edition
from common.models import Redirect

NEVER = ("/admin/", "/static/", "/media/")
LONGEST_PATH = Redirect._meta.get_field("old_path").max_length
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Browsers keep a bare 301 for good; an editor must be able to take one back.
MAX_AGE = 3600


class RedirectFallbackMiddleware:
    """Answers a page that was not found with its redirect; one query, on such pages only."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or not may_have_moved(request):
            return response
        edition, old_path = split_edition(request.path)
        new_path = (
            Redirect.objects.filter(old_path=old_path).values_list("new_path", flat=True).first()
        )
        return moved_to(edition + new_path, request) if new_path else response


def may_have_moved(request) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.path.startswith(NEVER)
        and len(request.path) <= LONGEST_PATH
        # PostgreSQL refuses to look for a NUL byte.
        and not _CONTROL.search(request.path)
    )


def moved_to(new_path, request):
    query = request.META.get("QUERY_STRING", "")
    response = HttpResponsePermanentRedirect(f"{new_path}?{query}" if query else new_path)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response
