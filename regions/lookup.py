"""Finding the one region that a parameter names."""

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
    if slash:
        return regions.filter(level=3, parent__slug=above, slug=own).first()
    return regions.filter(level__lt=3, slug=own).first()
