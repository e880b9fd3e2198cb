"""Finding the regions that a parameter or a reader's words name."""

from regions.codes import is_code
from regions.models import Region


def region_named(text: str) -> Region | None:
    """The region of a Kemendagri code (a former one too), a slug, or `kabupaten-x/kecamatan-y`.

    Names are not guessed: two regions may share one.
    """
    regions = Region.objects.select_related("parent")
    if is_code(text):
        return regions.filter(code=text).first() or regions.filter(former_codes__code=text).first()
    above, slash, own = text.rpartition("/")
    return regions.addressed(own, above if slash else None).first()


def best_matches(regions, text: str, most: int) -> list[Region]:
    """The `most` of `regions` that `text` fits best, each with its `matched_alias`; two queries.

    `matched_alias` is None where the name itself fits as well.
    """
    best = regions.best_first(text).select_related("parent__parent").prefetch_related("aliases")
    found = list(best[:most])
    for region in found:
        region.matched_alias = region.alias_for(text)
    return found
