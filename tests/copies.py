"""Hundreds of rows of every table, made in bulk from the ones that are there."""

import uuid
from datetime import date, timedelta
from pathlib import Path

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import models
from django.forms.models import _get_foreign_key

from pemilu import settings

ROOT = settings.BASE_DIR
OWN_APPS = [app.label for app in apps.get_app_configs() if Path(app.path).parent == ROOT]
# So many rows stand in one inline table.
ROWS_OF_ONE_WHOLE = 25


def copy_every_row(number) -> None:
    """`number` copies of the last row of every table, each about copied rows.

    The first copies of a part stay with the whole of the original.
    """
    wholes, copies = whole_fields(), {}
    for model in in_order_of_need():
        last = model._base_manager.order_by("pk").last()
        if last is not None:
            whole = wholes.get(model)
            rows = [copy_of(last, place, copies, whole) for place in range(number)]
            copies[model] = model._base_manager.bulk_create(rows)


def whole_fields() -> dict:
    """Part → the relation to the row on whose form it is edited."""
    return {
        inline.model: _get_foreign_key(model, inline.model, fk_name=inline.fk_name)
        for model, desk in admin.site._registry.items()
        for inline in desk.inlines
    }


def in_order_of_need() -> list:
    """Every model after those that its rows point to."""
    waiting = [model for app in OWN_APPS for model in apps.get_app_config(app).get_models()]
    waiting.append(Group)
    ordered = []
    while waiting:
        model = next(each for each in waiting if not (needs(each) - {each}) & set(waiting))
        waiting.remove(model)
        ordered.append(model)
    return ordered


def needs(model) -> set:
    return {field.related_model for field in model._meta.concrete_fields if field.is_relation}


def copy_of(row, place, copies, whole):
    fields = [f for f in row._meta.concrete_fields if not isinstance(f, models.AutoField)]
    copy = type(row)(**{field.attname: getattr(row, field.attname) for field in fields})
    turned = set()
    for field in fields:
        value, target = getattr(row, field.attname), field.related_model
        if field == whole and place < ROWS_OF_ONE_WHOLE:
            continue
        # Of two relations to one table the second stays: who writes is not who approves.
        if target in copies and target not in turned and value is not None:
            setattr(copy, field.attname, copies[target][place].pk)
            turned.add(target)
        elif target is None and is_unique(field):
            setattr(copy, field.attname, another(field, value, place + 1))
    if type(row) in SPECIAL:
        SPECIAL[type(row)](copy, row, place)
    return copy


def is_unique(field) -> bool:
    rules = [c for c in field.model._meta.constraints if isinstance(c, models.UniqueConstraint)]
    return field.unique or any(field.name in rule.fields for rule in rules)


def another(field, value, place):
    """A value of the same kind that no other copy has."""
    if isinstance(value, bool) or not value:
        return False if value else value
    if isinstance(value, uuid.UUID):
        return uuid.uuid4()
    if isinstance(value, int):
        return value + place
    if isinstance(value, date):
        return value + timedelta(days=place)
    ending = f"-{place}"
    return f"{value[: (field.max_length or 99) - len(ending)]}{ending}"


def become_kecamatan(copy, region, place):
    """Codes have two digits a level: one regency has room for a hundred."""
    copy.code = f"{region.code[:2]}.{90 + place // 100}.{place % 100:02}"
    copy.level, copy.parent_id = 3, region.pk
    copy.tile_row = copy.tile_column = None


def become_secondary(copy, link, place):
    """An article has one primary region."""
    copy.is_primary = False


def become_another(copy, attempt, place):
    """The library keeps one row for a name, an address and a browser."""
    copy.username = f"{attempt.username}-{place}"


SPECIAL = {
    apps.get_model("accounts.FailedLogIn"): become_another,
    apps.get_model("regions.Region"): become_kecamatan,
    apps.get_model("articles.ArticleRegion"): become_secondary,
}
