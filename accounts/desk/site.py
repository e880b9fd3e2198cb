from django.contrib.admin import AdminSite

from accounts.desk.ordering import OrderedAppsMixin


class DeskSite(OrderedAppsMixin, AdminSite):
    """Django's admin as the desk."""
