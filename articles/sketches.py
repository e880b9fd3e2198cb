"""Sketches of articles: kept with every edit, and looked up for a text that came in."""

from django.db.models import Count

from articles.models import Article, ArticleSketch
from common.html import plain_text
from common.similarity import sketch_of

CHUNK = 500
# Of texts that share numbers the likest are wanted; a form letter may share one with thousands.
CANDIDATES = 30


def keep_sketch(article):
    """Let the sketch of `article` be that of its text; one query, or three when it changed."""
    keep_numbers(article.sketches, sketch_of(article.title, plain_text(article.body)))


def keep_numbers(sketches, numbers):
    """Let the rows of the related manager `sketches` be `numbers`."""
    numbers = set(numbers)
    stored = set(sketches.values_list("value", flat=True))
    if stored - numbers:
        sketches.filter(value__in=stored - numbers).delete()
    whole = {sketches.field.name: sketches.instance}
    sketches.bulk_create(sketches.model(**whole, value=value) for value in numbers - stored)


def keys_alike(model, column, numbers) -> list[int]:
    """Keys of the texts that share most of `numbers`; one query that probes an index for each."""
    rows = model.objects.filter(value__in=numbers).values(column)
    found = rows.annotate(shared=Count("pk")).order_by("-shared", f"-{column}")
    return list(found.values_list(column, flat=True)[:CANDIDATES])


def articles_alike(numbers) -> list[int]:
    return keys_alike(ArticleSketch, "article_id", numbers)


def rebuild_sketches(*, write=True, show_progress=lambda done: None) -> int:
    """Make the sketch of every article anew, in chunks; returns how many were wrong."""
    last = wrong = done = 0
    while rows := list(_articles().filter(pk__gt=last).values_list("pk", "title", "body")[:CHUNK]):
        wrong += _rebuild_chunk(rows, write)
        last, done = rows[-1][0], done + len(rows)
        show_progress(done)
    return wrong


def _articles():
    return Article.objects.order_by("pk")


def _rebuild_chunk(rows, write) -> int:
    keys = [key for key, _, _ in rows]
    stored = {}
    of_rows = ArticleSketch.objects.filter(article__in=keys)
    for key, value in of_rows.values_list("article", "value"):
        stored.setdefault(key, set()).add(value)
    right = {key: set(sketch_of(title, plain_text(body))) for key, title, body in rows}
    wrong = [key for key in keys if stored.get(key, set()) != right[key]]
    if write and wrong:
        ArticleSketch.objects.filter(article__in=wrong).delete()
        ArticleSketch.objects.bulk_create(
            [ArticleSketch(article_id=key, value=value) for key in wrong for value in right[key]],
            batch_size=CHUNK,
            # A colleague may save the very text meanwhile.
            ignore_conflicts=True,
        )
    return len(wrong)
