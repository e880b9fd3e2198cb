"""What all public pages share: cache headers, and lists that say what is wrong with a request."""

from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django_filters.views import FilterView

from common.crawlers import KEPT_OUT, is_kept_out, keep_out

MAX_AGE = 60


def public_page(view):
    """`PublicPageMixin` for a view that is a function."""
    return csrf_exempt(cache_control(public=True, max_age=MAX_AGE)(require_safe(view)))


def note_complaints(request, complaints: dict[str, str]):
    """Remember what is wrong with the parameters of `request`; its response will name them."""
    request.complaints = getattr(request, "complaints", {}) | complaints


def add_headers(request, response):
    """Say in the headers which parameters were at fault, and what is not for search engines."""
    complaints = getattr(request, "complaints", {})
    if complaints:
        # Names only: a message may quote what the request sent.
        response["X-Galat"] = ", ".join(sorted(complaints))
    if complaints or is_kept_out(request):
        response["X-Robots-Tag"] = KEPT_OUT


class PublicPageMixin:
    """A page that is the same for everyone: it may be kept by any cache for `max_age` seconds."""

    http_method_names = ["get", "head", "options"]
    max_age = MAX_AGE
    # Whether search engines may keep it.
    is_indexed = True

    @classmethod
    def as_view(cls, **initkwargs):
        # A page that takes no POST needs no token; with the check a POST would be 403, not 405.
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request, *args, **kwargs):
        if not self.is_indexed:
            keep_out(request)
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=self.max_age)
        if hasattr(response, "add_post_render_callback"):
            # Lists in the page may be made, and complain, while its template is rendered.
            response.add_post_render_callback(lambda done: add_headers(request, done))
        else:
            add_headers(request, response)
        return response


class StrictFilterView(PublicPageMixin, FilterView):
    """A list that answers a bad request with status 200, no items and the reason."""

    def get_filterset_kwargs(self, filterset_class):
        # Bound without parameters too: an unbound FilterSet would skip its own rules.
        return {**super().get_filterset_kwargs(filterset_class), "data": self.request.GET}

    def get_context_data(self, **kwargs):
        note_complaints(self.request, self.filterset.complaints)
        self.place_in_index()
        return super().get_context_data(errors=self.filterset.complaints, **kwargs)

    def place_in_index(self):
        """Selections and their pages have no end: search engines keep the whole list only."""
        if self.filterset.asked:
            keep_out(self.request)
