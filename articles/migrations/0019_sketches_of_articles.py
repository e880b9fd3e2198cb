"""The sketches of the articles that are there. `manage.py rebuild_sketches` makes them anew."""

from django.db import migrations

from common.html import plain_text
from common.similarity import sketch_of

CHUNK = 500


def fill(apps, schema_editor):
    articles = apps.get_model("articles", "Article").objects.order_by("pk")
    rows = apps.get_model("articles", "ArticleSketch")
    last = 0
    while chunk := list(articles.filter(pk__gt=last).values_list("pk", "title", "body")[:CHUNK]):
        rows.objects.bulk_create(
            [
                rows(article_id=key, value=value)
                for key, title, body in chunk
                for value in set(sketch_of(title, plain_text(body)))
            ],
            batch_size=CHUNK,
        )
        last = chunk[-1][0]


class Migration(migrations.Migration):
    dependencies = [("articles", "0018_sketches")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
