"""The words at the top of the desk; what it holds is registered by the apps."""

from django.contrib import admin

admin.site.site_header = "Pemilu — meja redaksi"
admin.site.site_title = "Pemilu"
admin.site.index_title = "Meja redaksi"
