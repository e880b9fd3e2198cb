from django.utils.text import slugify

from articles.models import Article


def free_slug(title: str) -> str:
    """A slug made of `title` that no article has yet; costs one query."""
    stem = slugify(title)[:100].strip("-") or "artikel"
    taken = set(Article.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
