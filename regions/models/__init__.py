from regions.models.alias import FormerCode, RegionAlias
from regions.models.assignment import RegionAssignment
from regions.models.region import Match, Region, RegionKind, TimeZone

__all__ = [
    "FormerCode",
    "Match",
    "Region",
    "RegionAlias",
    "RegionAssignment",
    "RegionKind",
    "TimeZone",
]
