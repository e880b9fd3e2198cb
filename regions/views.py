from django.http import Http404, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from common import clock
from common.views import PublicPageMixin, StrictFilterView, public_page
from regions.facts import ancestors, facts_of
from regions.filters import RegionFilterSet, RegionNameFilterSet
from regions.lookup import best_matches, region_named
from regions.matching import Match
from regions.models import Region
from regions.pictures import picture_of
from regions.structured import region_page

# A prefix of one letter matches thousands of kecamatan.
MOST_RESULTS = 50
MOST_SUGGESTIONS = 8
SHORTEST_TO_SUGGEST = 2


class RegionListView(StrictFilterView):
    """The index of regions, and those that a name or a letter finds."""

    filterset_class = RegionFilterSet
    template_name = "regions/region_list.html"

    def get_queryset(self):
        return Region.objects.alphabetical()

    def get_context_data(self, **kwargs):
        query, letter = self.asked("q"), self.asked("huruf")
        results = self.find(query, letter)
        is_cut = bool(query) and len(results) > MOST_RESULTS
        return super().get_context_data(
            query=query,
            letter=letter,
            letters=Region.objects.letters(),
            results=results[:MOST_RESULTS] if is_cut else results,
            is_cut=is_cut,
            most_results=MOST_RESULTS,
            exact=[region for region in results if region.match == Match.EXACT] if query else [],
            **kwargs,
        )

    def asked(self, parameter):
        return "" if self.filterset.complaints else self.filterset.form.cleaned_data[parameter]

    def find(self, query, letter):
        """What was asked for, one more than are shown of names; None when nothing was."""
        if query:
            return best_matches(self.filterset.qs, query, MOST_RESULTS + 1)
        return list(self.filterset.qs.select_related("parent")) if letter else None


class SuggestionView(StrictFilterView):
    """The regions that the letters typed so far may mean, as JSON for `saran.js`."""

    filterset_class = RegionNameFilterSet
    # Names change once in years.
    max_age = 600
    is_indexed = False

    def get_queryset(self):
        return Region.objects.all()

    def render_to_response(self, context, **response_kwargs):
        answer = {"saran": [suggestion(region) for region in self.find()]}
        if self.filterset.complaints:
            answer["_galat"] = self.filterset.complaints
        return JsonResponse(answer)

    def find(self):
        if self.filterset.complaints:
            return []
        query = self.filterset.form.cleaned_data["q"]
        if len(query) < SHORTEST_TO_SUGGEST:
            return []
        return best_matches(self.filterset.qs, query, MOST_SUGGESTIONS)


def suggestion(region) -> dict[str, str]:
    alias = region.matched_alias
    words = f"{alias.get_kind_display()} {alias} · " if alias else ""
    return {
        "nama": region.name,
        "keterangan": f"{words}{region.kind_and_place}",
        "nilai": region.path,
        "url": region.get_absolute_url(),
    }


class RegionDetailView(PublicPageMixin, DetailView):
    """A region of any level; the panels of its page come from the layers above."""

    template_name = "regions/region_detail.html"
    context_object_name = "region"

    def get_object(self, queryset=None):
        regions = Region.objects.select_related("parent__parent").with_kecamatan_count()
        return get_object_or_404(regions.addressed(**self.kwargs))

    def get_context_data(self, **kwargs):
        region = self.object
        facts = facts_of(region)
        return super().get_context_data(
            ancestors=ancestors(region),
            structured=region_page(region, facts["aliases"]),
            is_active=region.is_active_on(clock.today(region.tz)),
            picture=picture_of(region),
            **facts,
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
