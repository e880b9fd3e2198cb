"""What somebody may do where: the roles of today's assignments, each with its regions."""

from collections import defaultdict
from functools import cached_property, reduce
from operator import or_

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from regions.codes import ancestors_and_self
from regions.models import Region, RegionAssignment
from regions.scope import Regional, Shared, Unplaced, scope_of

# The reach of an assignment without a region.
NATION = ""
OWNERS_DEEDS = ("view", "add", "change", "delete")


class Rights:
    """The rights of one user on one day; two queries, read once.

    `reach` of a permission is a set of region codes, each with all below it, or `NATION`.
    """

    def __init__(self, user, on):
        self.user = user
        rows = RegionAssignment.objects.active_on(on).filter(user=user)
        self._codes = defaultdict(set)
        for role, code in rows.values_list("role", "region__code"):
            self._codes[role].add(code or NATION)
        self._reach = self._read_reach()

    def _read_reach(self):
        granted = Permission.objects.filter(group__name__in=self._codes).values_list(
            "content_type__app_label", "codename", "group__name"
        )
        reach = defaultdict(set)
        for app, codename, role in granted if self._codes else ():
            reach[f"{app}.{codename}"] |= self._codes[role]
        return dict(reach)

    @cached_property
    def permissions(self) -> set[str]:
        """What may be done to some row at least; asked for every line of the desk's index."""
        return {name for name in self._reach if self.has(name)}

    def has(self, permission) -> bool:
        """Whether `permission` reaches anything: in one region, or for shared rows as they ask."""
        reach = self._reach.get(permission)
        if not reach:
            return False
        deed, model = parse(permission)
        scope = scope_of(model) if model else None
        is_national_deed = isinstance(scope, Shared) and deed not in scope.deeds
        return NATION in reach if is_national_deed else True

    def has_at(self, permission, obj) -> bool:
        """Whether `permission` reaches `obj` as it was read; one query for each path, once."""
        reach = self._reach.get(permission)
        if not reach or NATION in reach:
            return bool(reach)
        scope, deed = scope_of(type(obj)), parse(permission)[0]
        if isinstance(scope, Shared):
            return deed in scope.deeds
        if deed != "view" and scope.unplaced is Unplaced.OPEN and self._is_of_nation(obj, scope):
            return False
        codes = codes_of(obj, scope)
        if not codes:
            return self._may_unplaced(scope, deed, obj)
        within = [is_within(code, reach) for code in codes]
        if deed != "view":
            return all(within)
        return any(within) or (scope.sees_above and any(is_above(code, reach) for code in codes))

    def reaches(self, permission, region) -> bool:
        """Whether `permission` covers `region`; None is the nation."""
        reach = self._reach.get(permission, set())
        return NATION in reach or (region is not None and is_within(region.code, reach))

    def _may_unplaced(self, scope, deed, obj):
        if scope.unplaced is Unplaced.OWNED:
            owned = type(obj)._base_manager.filter(**{"pk": obj.pk, scope.owner: self.user})
            # What readers would see as news of the whole country is not its author's to decide.
            return deed in OWNERS_DEEDS and owned.exists()
        return scope.unplaced is Unplaced.OPEN or deed == "view"

    def _is_of_nation(self, obj, scope):
        """Whether something of the whole country, not of the user's own, holds `obj`."""
        rows = type(obj)._base_manager.filter(pk=obj.pk).order_by()
        for path in scope.paths:
            holder = path.split("__")[0]
            held = rows.filter(**{f"{holder}__isnull": False, f"{path}__isnull": True})
            if scope.owner.split("__")[0] == holder:
                if set(held.values_list(scope.owner, flat=True)) - {self.user.pk}:
                    return True
            elif held.exists():
                return True
        return False

    def seen(self, queryset, *, is_few=False):
        """The rows of `queryset` that the user may look at or change.

        Shared rows are not told apart: who may see one may see all. `is_few` says that the
        queryset is a small part of its table: then each row is asked, which at 20,000 articles
        was three to ten times faster for a queue, and as much slower for the whole list.
        """
        scope = scope_of(queryset.model)
        if isinstance(scope, Shared):
            return queryset
        options = queryset.model._meta
        names = [f"{options.app_label}.{deed}_{options.model_name}" for deed in ("view", "change")]
        reach = set().union(*(self._reach.get(name, ()) for name in names if self.has(name)))
        if NATION in reach:
            return queryset
        if not reach:
            return queryset.none()
        return queryset.filter(self._condition(queryset.model, scope, reach, is_few))

    def kept(self, queryset, permission):
        """The rows of `queryset` whose regions all lie within the reach of `permission`.

        The permission may be another model's: where one may write news, regions want it.
        """
        if not self.has(permission):
            return queryset.none()
        scope, reach = scope_of(queryset.model), self._reach[permission]
        if NATION in reach or isinstance(scope, Shared):
            return queryset
        inside = within_reach("", reach, Regional(paths=("",)))
        if scope.paths == ("",):
            return queryset.filter(inside)
        rows = queryset.model._base_manager.order_by().filter(pk=OuterRef("pk"))
        somewhere = [f"{path}__in" for path in scope.paths]
        within = [Q(**{path: Region.objects.filter(inside)}) for path in somewhere]
        beyond = [Q(**{path: Region.objects.exclude(inside)}) for path in somewhere]
        return queryset.filter(
            Exists(rows.filter(reduce(or_, within))), ~Exists(rows.filter(reduce(or_, beyond)))
        )

    def _condition(self, model, scope, reach, is_few):
        # Subqueries: a row with several regions must not be listed several times.
        rows = model._base_manager.order_by()
        inside = reduce(or_, (within_reach(path, reach, scope) for path in scope.paths))
        condition = _is_one_of(rows.filter(inside), is_few)
        if scope.paths == ("",):
            return condition
        placed = reduce(or_, (Q(**{f"{path}__isnull": False}) for path in scope.paths))
        is_unplaced = ~_is_one_of(rows.filter(placed), is_few)
        if scope.unplaced is Unplaced.OWNED:
            is_unplaced &= Q(**{scope.owner: self.user})
        return condition | is_unplaced


def rights_of(user) -> Rights:
    """The rights of `user` today, read once for this object of the user."""
    if not hasattr(user, "_rights"):
        user._rights = Rights(user, timezone.localdate())
    return user._rights


def users_with(permission, obj=None):
    """Who of the desk may do `permission` to `obj` by one of today's assignments.

    Without `obj`: who may do it anywhere.
    """
    app, codename = permission.split(".", 1)
    roles = Group.objects.filter(
        permissions__content_type__app_label=app, permissions__codename=codename
    )
    assignments = RegionAssignment.objects.active_on(timezone.localdate()).filter(
        role__in=roles.values("name")
    )
    if obj is not None:
        scope = scope_of(type(obj))
        codes = codes_of(obj, scope) if isinstance(scope, Regional) else set()
        # What covers every region of the row; without any only the nation does.
        shared = set.intersection(*map(set, map(ancestors_and_self, codes))) if codes else set()
        assignments = assignments.filter(Q(region__isnull=True) | Q(region__code__in=shared))
    may = Q(is_superuser=True) | Q(pk__in=assignments.values("user"))
    return get_user_model().objects.filter(may, is_active=True, is_staff=True)


def may_in(user, permission, region) -> bool:
    """Whether `user` may do `permission` to a row of `region` yet to be made; None: the nation."""
    if not user.is_active:
        return False
    if user.is_superuser:
        return True
    return rights_of(user).reaches(permission, region)


def parse(permission):
    """(deed, model) of `app.deed_model`; the model is None for what is no model's."""
    app, codename = permission.split(".", 1)
    deed, _, name = codename.partition("_")
    try:
        return deed, apps.get_model(app, name)
    except LookupError:
        return deed, None


def codes_of(obj, scope: Regional) -> set[str]:
    """The codes of all regions that `obj` belonged to when it was first asked."""
    if not hasattr(obj, "_region_codes"):
        found = type(obj)._base_manager.filter(pk=obj.pk).order_by()
        paths = [f"{path}__code".removeprefix("__") for path in scope.paths]
        codes = {code for path in paths for code in found.values_list(path, flat=True)}
        # Asked for every button and table of a form; what is saved there is read anew.
        obj._region_codes = codes - {None}
    return obj._region_codes


def _is_one_of(rows, is_few):
    if is_few:
        return Q(Exists(rows.filter(pk=OuterRef("pk"))))
    return Q(pk__in=rows.values("pk"))


def within_reach(path, reach, scope):
    field = f"{path}__code".removeprefix("__")
    condition = Q()
    for code in sorted(reach):
        condition |= Q(**{field: code}) | Q(**{f"{field}__startswith": f"{code}."})
        if scope.sees_above:
            condition |= Q(**{f"{field}__in": ancestors_and_self(code)[:-1]})
    return condition


def is_within(code, reach) -> bool:
    return not reach.isdisjoint(ancestors_and_self(code))


def is_above(code, reach) -> bool:
    return any(code in ancestors_and_self(own) for own in reach)
