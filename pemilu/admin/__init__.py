"""The words at the top of the desk, the order of its apps, and the rows of no app of its own."""

from django.contrib import admin

from pemilu.admin import exported, quiet_regions, redirect

__all__ = ["exported", "quiet_regions", "redirect"]

admin.site.site_header = "Pemilu — meja redaksi"
admin.site.site_title = "Pemilu"
admin.site.index_title = "Meja redaksi"
# By what an editor needs first.
admin.site.app_order = [
    *("articles", "bodies", "elections", "regions", "ingest"),
    *("accounts", "auth", "common"),
]
