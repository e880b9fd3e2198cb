"""String foreign keys escape the import linter; this walks the models instead."""

from django.apps import apps

LAYERS = ["common", "accounts", "regions", "elections", "bodies", "articles", "ingest", "pemilu"]


def own_relations():
    for model in apps.get_models():
        if model._meta.app_label not in LAYERS:
            continue
        for field in model._meta.get_fields():
            if field.is_relation and not field.auto_created and field.related_model:
                yield model, field


def test_model_relations_point_down():
    upward = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model, field in own_relations()
        if field.related_model._meta.app_label in LAYERS
        and LAYERS.index(field.related_model._meta.app_label) > LAYERS.index(model._meta.app_label)
    ]

    assert upward == []


def test_every_relation_names_its_way_back():
    # Constraint and reverse names are written by hand, so that queries read in both directions.
    unnamed = [
        f"{model._meta.label}.{field.name}"
        for model, field in own_relations()
        if field.remote_field.related_name is None
        and field.related_model._meta.app_label in LAYERS
        and not model._meta.auto_created
        and model._meta.label != "accounts.User"
    ]

    assert unnamed == []
