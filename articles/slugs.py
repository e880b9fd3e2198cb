from django.utils.text import slugify

from articles.models import Article


def free_slug(text: str, model=Article) -> str:
    """A slug made of `text` that no row of `model` has yet; costs one query."""
    stem = slugify(text)[:100].strip("-") or slugify(model._meta.verbose_name)
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
