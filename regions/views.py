from django.db.models import Count, Value
from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from common.views import PublicPageMixin, StrictFilterView, public_page
from regions.filters import RegionFilterSet
from regions.lookup import region_named
from regions.models import FormerCode, Region, RegionAlias

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
        regions = Region.objects.select_related("parent__parent")
        parent, slug = self.kwargs.get("parent"), self.kwargs["slug"]
        if parent is None:
            return get_object_or_404(regions, level__lt=3, slug=slug)
        return get_object_or_404(regions, level=3, parent__slug=parent, slug=slug)

    def get_context_data(self, **kwargs):
        region = self.object
        return super().get_context_data(
            ancestors=ancestors(region),
            is_active=region.is_active_on(timezone.localdate(timezone=region.tz)),
            **names_and_children(region),
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


def ancestors(region) -> list[Region]:
    """The regions around `region`, from the province down; costs none beyond `select_related`."""
    above = []
    while region.parent:
        region = region.parent
        above.insert(0, region)
    return above


def names_and_children(region) -> dict[str, list]:
    """The other names, former codes and children of `region`; one query for all three.

    A region's page has a budget of queries, and each of these is a short list of words.
    """
    aliases = RegionAlias.objects.filter(region=region).order_by()
    codes = FormerCode.objects.filter(region=region).order_by()
    children = Region.objects.filter(parent=region).order_by()
    rows = aliases.values_list(Value("alias"), "text", "kind").union(
        codes.values_list(Value("code"), "code", "instrument"),
        children.values_list(Value("child"), "name", "slug"),
        all=True,
    )
    words = {"alias": [], "code": [], "child": []}
    for group, text, detail in rows:
        words[group].append((text, detail))
    return {
        "aliases": sorted({text for text, _ in words["alias"]}),
        "former_codes": sorted(words["code"]),
        "children": [(name, child_url(region, slug)) for name, slug in sorted(words["child"])],
    }


def child_url(region, slug):
    if region.level == 2:
        return reverse("regions:kecamatan", args=[region.slug, slug])
    return reverse("regions:detail", args=[slug])
