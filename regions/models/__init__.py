from regions.models.alias import FormerCode, RegionAlias
from regions.models.assignment import RegionAssignment
from regions.models.region import Region, RegionKind, TimeZone

__all__ = ["FormerCode", "Region", "RegionAlias", "RegionAssignment", "RegionKind", "TimeZone"]
