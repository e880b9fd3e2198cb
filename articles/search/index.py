"""The index as a whole: is it equal to the stored texts, and making everything anew."""

from django.db import DatabaseError, connection, transaction

from articles.derived import for_derived
from articles.models import Article, ArticleText, Status
from articles.search.lookup import INDEX_TABLE
from articles.search.texts import Texts, texts_of

CHUNK = 500


def is_index_sound() -> bool:
    """Whether the full-text index holds what the stored texts say.

    PostgreSQL computes its vectors from the texts itself and keeps its indexes in the same
    transaction: there is nothing that could differ.
    """
    if connection.vendor != "sqlite":
        return True
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            # 1: compare with the content table too, instead of looking at the index alone.
            cursor.execute(
                f"INSERT INTO {INDEX_TABLE} ({INDEX_TABLE}, rank) VALUES ('integrity-check', 1)"
            )
    except DatabaseError:
        return False
    return True


def rebuild_index():
    """Make the index anew from the stored texts, and let the planner know of it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {INDEX_TABLE} ({INDEX_TABLE}) VALUES ('rebuild')")
        cursor.execute("ANALYZE articles_articletext")


def rebuild_texts(*, write=True, show_progress=lambda done: None) -> int:
    """Make the text of every published article anew, in chunks; returns how many were wrong.

    Texts of articles that are not published are removed. Without `write` only counts.
    """
    leftovers = ArticleText.objects.exclude(article__status=Status.PUBLISHED)
    wrong = leftovers.count()
    if write:
        leftovers.delete()
    last, done = 0, 0
    while ids := _next_ids(last):
        wrong += _rebuild_chunk(ids, write)
        last, done = ids[-1], done + len(ids)
        show_progress(done)
    return wrong


def _next_ids(last):
    published = Article.objects.filter(status=Status.PUBLISHED, pk__gt=last).order_by("pk")
    return list(published.values_list("pk", flat=True)[:CHUNK])


@transaction.atomic
def _rebuild_chunk(ids, write):
    """How many texts of the articles `ids` were wrong."""
    articles = Article.objects.filter(pk__in=ids, status=Status.PUBLISHED).order_by("pk")
    if write:
        # Whoever saves one of them meanwhile waits, instead of being overwritten by its old text.
        list(articles.select_for_update().values_list("pk"))
    rows = ArticleText.objects.filter(article__in=ids).values_list("article_id", *Texts._fields)
    stored = {article_id: Texts(*texts) for article_id, *texts in rows}
    fresh = {article.pk: texts_of(article) for article in for_derived(articles)}
    changed = {pk: texts for pk, texts in fresh.items() if stored.get(pk) != texts}
    if write:
        ArticleText.objects.bulk_create(
            [ArticleText(article_id=pk, **texts._asdict()) for pk, texts in changed.items()],
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=list(Texts._fields),
        )
    return len(changed)
