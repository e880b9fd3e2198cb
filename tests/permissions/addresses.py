"""Every address below `admin/`, read from the URL resolver.

An address of a model is known by what follows `<app>/<model>/`: `list`, `add`, `change`,
`tindakan/ajukan`; any other by what follows `admin/`.
"""

import re
from dataclasses import dataclass

from django.contrib import admin
from django.urls import get_resolver
from django.urls.resolvers import RoutePattern

from articles.admin.transitions import TRANSITIONS

DESK = "admin/"
CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
OBJECT = "<path:object_id>/"
# Django's address of a user's password names its converter otherwise.
OBJECT_TOO = "<id>/"
# What stands for a converter or a group besides the object: each value is an address of its own.
ARGUMENTS = {"name": [transition.name for transition in TRANSITIONS], "form": ["csv"]}
# Patterns written as regular expressions, each with addresses that it answers to.
REGULAR = {
    "app_list": sorted({f"{model._meta.app_label}/" for model in admin.site._registry}),
    "account_reset_password_from_key": ["kata-sandi-baru/1-salah/"],
    None: ["tidak-ada/"],
}


@dataclass(frozen=True)
class Address:
    page: str
    # What follows `admin/`, with `{}` for the key of the row.
    route: str
    # The label of a registered model, or empty.
    label: str = ""

    def of(self, row=None) -> str:
        return f"/{DESK}{self.route.format(row.pk if row is not None else 1)}"


def addresses() -> list[Address]:
    """All of them, in the order of the resolver."""
    found = [each for route, name in routes() for each in spelled_out(route, name)]
    return list(dict.fromkeys(found))


def routes():
    """(route below `admin/`, name of the URL), for each pattern."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern.pattern, RoutePattern) and str(pattern.pattern) == DESK:
            yield from walk(pattern.url_patterns, "")


def walk(patterns, prefix):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from walk(pattern.url_patterns, route)
        else:
            is_regular = not isinstance(pattern.pattern, RoutePattern)
            yield (None if is_regular else route), pattern.name


def spelled_out(route, name):
    if route is None:
        return [Address(each, each) for each in REGULAR.get(name, [f"?{name}"])]
    for model in admin.site._registry:
        prefix = f"{model._meta.app_label}/{model._meta.model_name}/"
        if route.startswith(prefix):
            tail = route.removeprefix(prefix).replace(OBJECT_TOO, OBJECT)
            return [
                Address(page_name(each), prefix + each.replace(OBJECT, "{}/"), label(model))
                for each in expanded(tail)
            ]
    return [Address(each or "index", each) for each in expanded(route)]


def expanded(route):
    """`route` once for each value of its converters, the object aside."""
    names = CONVERTER.findall(route.replace(OBJECT, ""))
    results = [route]
    for name in names:
        pattern = re.compile(rf"<(?:\w+:)?{name}>")
        results = [
            pattern.sub(str(value), each, count=1)
            for each in results
            for value in ARGUMENTS.get(name, ["1"])
        ]
    return results


def page_name(tail) -> str:
    if tail in ("", OBJECT):
        return "open" if tail else "list"
    return tail.replace(OBJECT, "").strip("/")


def label(model) -> str:
    return model._meta.label_lower
