from django.db.models import Count
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView

from common.views import PublicPageMixin, StrictFilterView, public_page
from regions.facts import ancestors, facts_of
from regions.filters import RegionFilterSet
from regions.lookup import region_named
from regions.models import Region

# A prefix of one letter matches thousands of kecamatan.
MOST_RESULTS = 50


class RegionListView(StrictFilterView):
    """All provinces, and the regions of any level that a name search finds."""

    filterset_class = RegionFilterSet
    template_name = "regions/region_list.html"

    def get_queryset(self):
        return Region.objects.select_related("parent").order_by("level", "name", "code")

    def get_context_data(self, **kwargs):
        found = self.find()
        return super().get_context_data(
            results=None if found is None else found[:MOST_RESULTS],
            is_cut=found is not None and len(found) > MOST_RESULTS,
            most_results=MOST_RESULTS,
            provinces=Region.objects.provinces()
            .annotate(regency_count=Count("children"))
            .order_by("name"),
            **kwargs,
        )

    def find(self):
        """The regions found, one more than are shown; None when nothing was asked for."""
        if self.filterset.complaints or not self.filterset.form.cleaned_data["q"]:
            return None
        return list(self.filterset.qs[: MOST_RESULTS + 1])


class RegionDetailView(PublicPageMixin, DetailView):
    """A region of any level; the panels of its page come from the layers above."""

    template_name = "regions/region_detail.html"
    context_object_name = "region"

    def get_object(self, queryset=None):
        regions = Region.objects.select_related("parent__parent").with_kecamatan_count()
        parent, slug = self.kwargs.get("parent"), self.kwargs["slug"]
        if parent is None:
            return get_object_or_404(regions, level__lt=3, slug=slug)
        return get_object_or_404(regions, level=3, parent__slug=parent, slug=slug)

    def get_context_data(self, **kwargs):
        region = self.object
        return super().get_context_data(
            ancestors=ancestors(region),
            is_active=region.is_active_on(timezone.localdate(timezone=region.tz)),
            **facts_of(region),
            **kwargs,
        )


@public_page
def redirect_code(request, code):
    """`/wilayah/16.07/` leads to the region's page; a former code does too."""
    region = region_named(code)
    if region is None:
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    url = region.get_absolute_url()
    return HttpResponsePermanentRedirect(f"{url}?{query}" if query else url)
