"""In what order the index and the sidebar name the apps."""


class OrderedAppsMixin:
    """For an AdminSite: the apps of `app_order` first and in that order, the others after them."""

    app_order = ()

    def get_app_list(self, request, app_label=None):
        apps = super().get_app_list(request, app_label)
        places = {label: place for place, label in enumerate(self.app_order)}
        # Django sorted them by name; a sort keeps that among those without a place.
        return sorted(apps, key=lambda app: places.get(app["app_label"], len(places)))
