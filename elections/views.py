from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import DetailView, ListView

from common.views import PublicPageMixin, public_page
from elections.calendar import election_calendar, region_calendar
from elections.models import Election, Term
from elections.structured import stage_events
from regions.models import Region

CALENDAR_KEEPS = timedelta(days=365)


class ElectionListView(PublicPageMixin, ListView):
    context_object_name = "elections"

    def get_queryset(self):
        return Election.objects.newest_first()


class ElectionDetailView(PublicPageMixin, DetailView):
    context_object_name = "election"

    def get_object(self, queryset=None):
        elections = Election.objects.select_related("replaces").annotate(
            region_count=Count("regions")
        )
        return get_object_or_404(elections, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs):
        stages = list(stages_of(self.object))
        return super().get_context_data(
            stages=stages,
            structured=stage_events(self.object, stages),
            revotes=revotes_of(self.object),
            today=timezone.localdate(),
            **kwargs,
        )


class GlossaryView(PublicPageMixin, ListView):
    """All terms on one page: links from articles point into it."""

    template_name = "elections/glossary.html"
    context_object_name = "terms"

    def get_queryset(self):
        return Term.objects.all()


@public_page
def calendar(request, slug):
    election = get_object_or_404(Election, slug=slug)
    content = election_calendar(
        election,
        list(stages_of(election)),
        revotes_of(election),
        site_url=settings.SITE_URL,
    )
    return calendar_file(content, election.slug)


@public_page
def calendar_of_region(request, slug, parent=None):
    """The stages, re-votes and polling days of a region, those below and around it included.

    What ended more than a year ago is left out, so that a subscription does not grow for ever;
    a year is long enough to look up how the last election went. Everything to come is in it.
    """
    regions = Region.objects.select_related("parent").addressed(slug, parent)
    region = get_object_or_404(regions)
    since = timezone.localdate(timezone=region.tz) - CALENDAR_KEEPS
    elections = Election.objects.for_calendar(region, since).newest_first()
    content = region_calendar(region, elections, since=since, site_url=settings.SITE_URL)
    return calendar_file(content, region.path.replace("/", "-"))


def calendar_file(content, name):
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}.ics"'},
    )


def stages_of(election):
    return (
        election.stages.select_related("kind", "region__parent")
        .prefetch_related("changes")
        .order_by("order", "id")
    )


def revotes_of(election):
    return election.revotes.select_related("region__parent")
