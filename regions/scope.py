"""How the rows of each model belong to regions: what limits who may see and change them.

A model says it in its attribute `desk_scope`; one without it is the national desk's alone.
"""

from dataclasses import dataclass
from enum import Enum


class Unplaced(Enum):
    """What somebody with a region may do with rows that name no region."""

    # Offices and stages of the whole country: known to all, kept by the national desk.
    SEEN = "dilihat"
    # A picture that nobody uses yet. One that stands in an article of the nation is not such.
    OPEN = "terbuka"
    # A draft without a region is its author's and the national desk's.
    OWNED = "pemilik"


@dataclass(frozen=True)
class Regional:
    """Rows belong to the regions at `paths`; an empty path is the row itself.

    Such a row is seen when one of its regions is within reach, changed when all are.
    """

    paths: tuple[str, ...]
    unplaced: Unplaced = Unplaced.SEEN
    # The path to whoever an unplaced row, or the unplaced row that holds it, belongs to.
    owner: str = ""
    # Whether rows of the regions above are seen too: the offices that answer for a region.
    sees_above: bool = False


@dataclass(frozen=True)
class Shared:
    """Rows of no region: `deeds` are open wherever a role allows them, others to the nation."""

    deeds: frozenset[str]


# Words and names that any desk may add to; renaming them shows on the pages of all.
VOCABULARY = Shared(frozenset({"view", "add"}))
# What all work with and the national desk keeps.
REFERENCE = Shared(frozenset({"view"}))
# Users, rights, the log: the national desk's alone.
NATIONAL = Shared(frozenset())


def scope_of(model) -> Regional | Shared:
    return getattr(model, "desk_scope", NATIONAL)
