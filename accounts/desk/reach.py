"""What limits everybody at the desk to the rows within reach: lists, objects, choices, saving."""

from functools import partial

from django.contrib.auth import get_permission_codename

from accounts.reach import OUT_OF_REACH, may_name, seen_by
from common.errors import Refused

BEYOND = "Pilih wilayah di dalam wilayah tugas Anda: baris ini akan berada di luar jangkauan Anda."


class ReachMixin:
    """For admins and inlines: Django's rights, asked for the very row, and only rows in reach."""

    def may(self, request, deed, obj=None) -> bool:
        codename = get_permission_codename(deed, self.opts)
        return request.user.has_perm(f"{self.opts.app_label}.{codename}", obj)

    def has_view_permission(self, request, obj=None):
        return self.may(request, "view", obj) or self.may(request, "change", obj)

    def has_change_permission(self, request, obj=None):
        return self.may(request, "change", obj)

    def has_delete_permission(self, request, obj=None):
        return self.may(request, "delete", obj)

    def get_queryset(self, request):
        return seen_by(request.user, super().get_queryset(request))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return within_reach(super().formfield_for_foreignkey(db_field, request, **kwargs), request)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        return within_reach(super().formfield_for_manytomany(db_field, request, **kwargs), request)


def within_reach(formfield, request):
    """`formfield` with the choices that the user may see: others are refused when sent."""
    if formfield is None or not hasattr(formfield, "queryset"):
        return formfield
    every = formfield.queryset
    formfield.queryset = seen_by(request.user, every)
    formfield.is_limited = formfield.queryset is not every
    formfield.reader = request.user
    return formfield


def keep_choices(form):
    """Let what a row holds already stay chosen, although the user may not choose it anew.

    A foreign draft among it stays without its title.
    """
    for name, field in form.fields.items():
        if not getattr(field, "is_limited", False) or not form.instance.pk:
            continue
        held = form.initial.get(name)
        held = held if isinstance(held, list) else [held]
        keys = [getattr(each, "pk", each) for each in held if each]
        field.queryset = field.queryset | field.queryset.model._default_manager.filter(pk__in=keys)
        field.label_from_instance = partial(label_for, field.reader, field.label_from_instance)


def label_for(reader, label, row) -> str:
    return label(row) if may_name(reader, row) else OUT_OF_REACH


def require_reach(admin, request, obj, *, is_new):
    """Refuse what was just saved when it left the user's reach, or was put outside of it."""
    stored = type(obj)._default_manager.get(pk=obj.pk)
    may_stay = (
        admin.may(request, "add", stored)
        if is_new
        else admin.has_change_permission(request, stored)
    )
    if not may_stay:
        raise Refused(BEYOND)
