"""An author for every name in a byline, and back."""

from django.db import migrations
from django.utils.text import slugify


def authors_from_names(apps, schema_editor):
    Author, Byline = apps.get_model("articles", "Author"), apps.get_model("articles", "Byline")
    taken = set(Author.objects.values_list("slug", flat=True))
    for name in Byline.objects.order_by("name").values_list("name", flat=True).distinct():
        author = Author.objects.create(name=name, slug=free_slug(name, taken))
        Byline.objects.filter(name=name).update(author=author)


def names_from_authors(apps, schema_editor):
    Author, Byline = apps.get_model("articles", "Author"), apps.get_model("articles", "Byline")
    for author in Author.objects.all():
        Byline.objects.filter(author=author).update(name=author.name, author=None)
    Author.objects.all().delete()


def free_slug(name, taken):
    stem = slugify(name)[:100].strip("-") or "penulis"
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    taken.add(slug)
    return slug


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_authors")]

    operations = [migrations.RunPython(authors_from_names, names_from_authors)]
