"""The list of regions filtered by news, which the layer of regions does not know."""

from django.utils import timezone

from accounts.desk import care_filter
from articles.coverage import quiet
from regions.admin.region import RegionAdmin

QuietFilter = care_filter(
    "kabar",
    "kabar",
    ("sepi", "tanpa berita belakangan ini"),
    "articles.add_article",
    lambda regions: quiet(regions, timezone.localdate()),
)
RegionAdmin.list_filter = [*RegionAdmin.list_filter, QuietFilter]
