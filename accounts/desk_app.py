from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's admin with our site. Not beside AccountsConfig: an app has one default config."""

    default_site = "accounts.desk.site.DeskSite"
