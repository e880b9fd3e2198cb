from allauth.account.auth_backends import AuthenticationBackend

from regions.rights import rights_of


class AssignmentBackend(AuthenticationBackend):
    """Logs in as allauth does; rights come from the regional assignments alone.

    Groups hold what a role may do; belonging to one, or a single permission, gives nothing.
    """

    def get_all_permissions(self, user_obj, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous:
            return set()
        names = rights_of(user_obj).permissions
        return (
            names if obj is None else {name for name in names if self.has_perm(user_obj, name, obj)}
        )

    def has_perm(self, user_obj, perm, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous:
            return False
        rights = rights_of(user_obj)
        # A row that is not stored yet belongs to nobody; it is looked at again once it is.
        if obj is None or obj.pk is None or obj._state.adding:
            return rights.has(perm)
        return rights.has_at(perm, obj)

    def seen_by(self, user_obj, queryset, *, is_few=False):
        """The rows of `queryset` that the user may see; `accounts.reach` asks for it."""
        if user_obj.is_active and user_obj.is_superuser:
            return queryset
        if not user_obj.is_active or user_obj.is_anonymous:
            return queryset.none()
        return rights_of(user_obj).seen(queryset, is_few=is_few)

    def kept_by(self, user_obj, queryset, permission):
        """The rows of `queryset` within the reach of `permission`; see `accounts.reach`."""
        if user_obj.is_active and user_obj.is_superuser:
            return queryset
        if not user_obj.is_active or user_obj.is_anonymous:
            return queryset.none()
        return rights_of(user_obj).kept(queryset, permission)
