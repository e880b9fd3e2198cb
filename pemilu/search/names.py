"""Every name of regions and bodies, kept in memory for a minute.

There are ten thousand, and a search compares its words with all of them: read from the database
each time that cost more than all the rest of the page. A renamed region is found by its new name
as late as caches show its page anew (`common.views.MAX_AGE`).
"""

import time
from dataclasses import dataclass, field
from functools import lru_cache

from bodies.models import Body, BodyAlias
from common.text import fold
from common.views import MAX_AGE
from regions.models import Region, RegionAlias

SHORTEST_TO_CORRECT = 4


@dataclass(frozen=True)
class Names:
    """The ids of regions and bodies by folded name, and the words that names are made of."""

    regions: dict[str, set[int]] = field(default_factory=dict)
    bodies: dict[str, set[int]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    words_of_kecamatan: frozenset[str] = frozenset()


def names() -> Names:
    """All names as they are now, or were up to a minute ago; six queries when they are read."""
    return _names(int(time.monotonic() // MAX_AGE))


def forget():
    """Read the names anew when they are next asked for."""
    _names.cache_clear()


@lru_cache(maxsize=1)
def _names(minute):
    rows = Region.objects.with_base_name().order_by()
    rows = list(rows.values_list("pk", "level", "name", "base_name"))
    aliases = list(RegionAlias.objects.order_by().values_list("region", "text"))
    bodies = list(Body.objects.order_by().values_list("pk", "official_name", "short_name"))
    own = [(pk, name) for pk, _, *names in rows for name in names]
    above = [name for _, level, name, _ in rows if level < 3] + [text for _, text in aliases]
    national = Body.objects.filter(region=None).order_by().values_list("short_name", flat=True)
    return Names(
        regions=_by_name([*own, *aliases]),
        bodies=_by_name(
            [
                *((pk, name) for pk, *names in bodies for name in names),
                *BodyAlias.objects.order_by().values_list("body", "text"),
            ]
        ),
        words=_words([*above, *national]),
        words_of_kecamatan=_words(name for _, level, name, _ in rows if level == 3),
    )


def _by_name(pairs):
    found = {}
    for pk, name in pairs:
        found.setdefault(fold(name), set()).add(pk)
    return found


def _words(names):
    words = (word for name in names for word in fold(name).split())
    return frozenset(word for word in words if len(word) >= SHORTEST_TO_CORRECT)
