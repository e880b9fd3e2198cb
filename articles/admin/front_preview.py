"""The front page, or a province's, as it will be at a chosen time: the very page readers get."""

from contextlib import ExitStack
from copy import copy

from django import forms
from django.http import HttpResponse, QueryDict
from django.urls import path, resolve, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from accounts.reach import seen_by
from articles.admin.placing import address
from articles.admin.times import WallTimeField
from articles.admin.transitions import in_words
from articles.models import Article
from articles.withheld import withholding
from common import clock
from common.crawlers import KEPT_OUT

TIME = "waktu"


class TimeForm(forms.Form):
    waktu = WallTimeField(label="Waktu (WIB)", required=False)


class FrontPreviewMixin:
    """`pratinjau/`: everything that depends on the time is asked with the clock set."""

    def get_urls(self):
        own = path(
            "pratinjau/",
            self.admin_site.admin_view(self.preview_view),
            name="articles_slot_preview",
        )
        return [own, *super().get_urls()]

    @method_decorator(require_safe)
    def preview_view(self, request):
        region = self.region_asked(request)
        form = TimeForm(request.GET if request.GET.get(TIME) else None)
        now = clock.now()
        moment = form.cleaned_data["waktu"] if form.is_valid() else None
        moment = moment or now
        bar = {
            "form": form,
            "moment": in_words(moment),
            "value": timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M"),
            "is_past": moment < now,
            "region": region,
            "provinces": self.provinces_for(request.user),
            "withheld": self.withheld_from(request.user, moment),
            "action": reverse("admin:articles_slot_preview"),
            "back": address("front", region),
        }
        url = region.get_absolute_url() if region else reverse("home")
        response = HttpResponse(page_at(url, request, moment, bar))
        response["X-Robots-Tag"] = KEPT_OUT
        return response

    def withheld_from(self, user, moment) -> set[int]:
        """Keys of what will be public by `moment` and the user may not look at before it is."""
        coming = Article.objects.scheduled().filter(published_at__lte=moment)
        seen = seen_by(user, coming)
        if seen is coming:
            return set()
        return set(coming.values_list("pk", flat=True)) - set(seen.values_list("pk", flat=True))


def page_at(url, request, moment, bar) -> bytes:
    """The public page at `url` of this site at `moment`, under the bar of the preview."""
    public = copy(request)
    public.method, public.path, public.path_info = "GET", url, url
    public.GET, public.POST, public.COOKIES = QueryDict(), QueryDict(), {}
    public.META = {**request.META, "QUERY_STRING": "", "PATH_INFO": url}
    public.resolver_match = resolve(url)
    view, args, kwargs = public.resolver_match
    with ExitStack() as stack:
        stack.enter_context(clock.fixed_at(moment))
        stack.enter_context(withholding(bar["withheld"]))
        response = view(public, *args, **kwargs)
        # The bar stands in a template laid over that of the page.
        response.context_data["page"] = response.resolve_template(response.template_name)
        response.context_data["bar"] = bar
        response.template_name = "admin/articles/slot/preview.html"
        return response.render().content
