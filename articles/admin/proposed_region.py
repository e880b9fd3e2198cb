"""The region that the address of the empty form proposes: `…/add/?wilayah=16.07`."""

from functools import partialmethod

from accounts.reach import kept_by
from common.text import printable
from regions.lookup import region_named
from regions.models import Region

PARAMETER = "wilayah"


class ProposedRegionMixin:
    """For the table of regions of a new article; one query where a region is proposed, else none.

    A proposal that is no region, or lies where the user may not write, proposes nothing.
    """

    def get_formset(self, request, obj=None, **kwargs):
        # Only for the empty form: values that a form proposed itself are no change, so what is
        # sent must be read against nothing, or the row would not be stored.
        is_empty_form = obj is None and request.method == "GET"
        region = proposed_region(request) if is_empty_form else None
        if region is None:
            return super().get_formset(request, obj, **kwargs)
        formset = super().get_formset(request, obj, **{**kwargs, "extra": 1})
        proposal = {"region": region.pk, "is_primary": True}
        filled = partialmethod(formset.__init__, initial=[proposal])
        return type(formset.__name__, (formset,), {"__init__": filled})


def proposed_region(request) -> Region | None:
    text = printable(request.GET.get(PARAMETER, ""))
    region = region_named(text) if text else None
    if region is None:
        return None
    mine = kept_by(request.user, Region.objects.filter(pk=region.pk), "articles.add_article")
    return mine.first()
