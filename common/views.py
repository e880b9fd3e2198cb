"""What all public pages share: cache headers, and lists that say what is wrong with a request."""

from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django_filters.views import FilterView

MAX_AGE = 60


def public_page(view):
    """`PublicPageMixin` for a view that is a function."""
    return csrf_exempt(cache_control(public=True, max_age=MAX_AGE)(require_safe(view)))


class PublicPageMixin:
    """A page that is the same for everyone: it may be kept by any cache for `max_age` seconds."""

    http_method_names = ["get", "head", "options"]
    max_age = MAX_AGE

    @classmethod
    def as_view(cls, **initkwargs):
        # A page that takes no POST needs no token; with the check a POST would be 403, not 405.
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=self.max_age)
        return response


class StrictFilterView(PublicPageMixin, FilterView):
    """A list that answers a bad request with status 200, no items and the reason."""

    def get_filterset_kwargs(self, filterset_class):
        # Bound without parameters too: an unbound FilterSet would skip its own rules.
        return {**super().get_filterset_kwargs(filterset_class), "data": self.request.GET}

    def get_context_data(self, **kwargs):
        return super().get_context_data(errors=self.filterset.complaints, **kwargs)

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        filterset = getattr(self, "filterset", None)
        if filterset is not None and filterset.complaints:
            # Names only: a message may quote what the request sent.
            response["X-Galat"] = ", ".join(sorted(filterset.complaints))
            response["X-Robots-Tag"] = "noindex"
        return response
