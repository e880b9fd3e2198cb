from regions.admin import assignment, names, region
from regions.admin.filters import ProvinceFilter, province_filter

__all__ = ["ProvinceFilter", "assignment", "names", "province_filter", "region"]
