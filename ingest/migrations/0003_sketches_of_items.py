"""The sketches of the inbox items that are there."""

from django.db import migrations

from common.similarity import sketch_of

CHUNK = 500


def fill(apps, schema_editor):
    items = apps.get_model("ingest", "InboxItem").objects.order_by("pk")
    rows = apps.get_model("ingest", "ItemSketch")
    last = 0
    columns = ("pk", "title", "clean_text")
    while chunk := list(items.filter(pk__gt=last).values_list(*columns)[:CHUNK]):
        rows.objects.bulk_create(
            [
                rows(item_id=key, value=value)
                for key, title, text in chunk
                for value in set(sketch_of(title, text))
            ],
            batch_size=CHUNK,
        )
        last = chunk[-1][0]


class Migration(migrations.Migration):
    dependencies = [("ingest", "0002_sketches")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
