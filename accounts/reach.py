"""Which rows somebody may see: asked of the authentication backends, as permissions are.

What limits them are regions, which this layer does not know.
"""

from django.contrib.auth import get_backends, get_permission_codename

OUT_OF_REACH = "(di luar jangkauan Anda)"


def seen_by(user, queryset, *, is_few=False):
    """The rows of `queryset` that `user` may look at; all when no backend limits them.

    `is_few`: the queryset is a small part of its table, which is faster asked row by row.
    """
    for backend in get_backends():
        if hasattr(backend, "seen_by"):
            return backend.seen_by(user, queryset, is_few=is_few)
    return queryset


def kept_by(user, queryset, permission):
    """The rows of `queryset` for which `user` answers: those within the reach of `permission`.

    Fewer than he sees: not the rows of regions above, nor those that name no region.
    """
    for backend in get_backends():
        if hasattr(backend, "kept_by"):
            return backend.kept_by(user, queryset, permission)
    return queryset


def may_name(user, row) -> bool:
    """Whether `user` may read the name of `row` where a row of his own points to it.

    What readers see everybody may; a model whose rows are not all public says which are in
    `is_public`.
    """
    if getattr(row, "is_public", True):
        return True
    options = row._meta
    deeds = (get_permission_codename(deed, options) for deed in ("view", "change"))
    return any(user.has_perm(f"{options.app_label}.{deed}", row) for deed in deeds)
