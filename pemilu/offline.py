"""Reading without a network: the service worker, the page it shows, and the installable site."""

import hashlib
import json

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.template.loader import get_template, render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from common.pictures import drawn_path
from common.views import PublicPageMixin, public_page

# Seconds. Long enough to spare a phone a request on every page, short enough to repair a worker.
MAX_AGE = 600
# What the page for no network needs besides its style sheet.
FILES = ("favicon.svg", "js/luring.js", "js/bacaan.js", "js/saran.js", "js/wilayah-saya.js")
WORKER = "pemilu/sw.js"
PAGE = "pemilu/offline.html"


class OfflineView(PublicPageMixin, TemplateView):
    """What this browser keeps; the list is made in the browser."""

    template_name = PAGE


@csrf_exempt
@require_safe
@cache_control(public=True, max_age=MAX_AGE)
def service_worker(request):
    """The worker at the root, whose pages are all but the desk's; no query.

    Its version stands for everything that it keeps of the site itself: browsers replace a worker
    by one that differs in any byte, and the new one fetches all of it again.
    """
    files = [reverse("offline"), *map(static, FILES)]
    parts = [settings.STYLESHEET, render_to_string(PAGE, request=request), *files]
    context = {
        "version": hashlib.sha256("\0".join(parts).encode()).hexdigest()[:12],
        "files": mark_safe(json.dumps(files)),  # noqa: S308
    }
    return HttpResponse(
        get_template(WORKER).render(context), content_type="text/javascript; charset=utf-8"
    )


@public_page
def manifest(request):
    """The site as browsers install it: name, colours, icons, ways in."""
    ways_in = {"Berita": "articles:list", "Wilayah": "regions:list", "Cari": "search"}
    answer = {
        "id": "/",
        "name": "Pemilu: kabar pemilu dari setiap daerah",
        "short_name": settings.SITE_NAME,
        "lang": "id",
        "dir": "ltr",
        "start_url": "/",
        "scope": "/",
        "display": "minimal-ui",
        "theme_color": settings.COLOURS["paper"],
        "background_color": settings.COLOURS["paper"],
        "icons": icons(),
        "shortcuts": [{"name": name, "url": reverse(view)} for name, view in ways_in.items()],
    }
    return JsonResponse(answer, content_type="application/manifest+json")


def icons() -> list[dict[str, str]]:
    """The icons that this build has drawn, and the drawing that is always there."""
    drawn = [
        ("ikon-192.png", "192x192", "any"),
        ("ikon-512.png", "512x512", "any"),
        ("ikon-penuh-512.png", "512x512", "maskable"),
    ]
    found = [
        {"src": path, "sizes": sizes, "type": "image/png", "purpose": purpose}
        for name, sizes, purpose in drawn
        if (path := drawn_path(name))
    ]
    return [*found, {"src": static("favicon.svg"), "sizes": "any", "type": "image/svg+xml"}]
