"""What lists cost at few and at many articles: medians of one run, and their ratios.

    .venv/bin/python -m tests.bench_lists [ARTICLES]

Fills a database of its own (SQLite in a temporary folder; another with BENCH_DATABASE_URL, which
must be empty) and asks for pages in turn, so that a busy machine slows both sides alike. This is
no test: nothing here can fail.
"""

import os
import random
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

ARTICLES = 100_000
BATCH = 2_000
ROUNDS = 15


def main(number):
    with tempfile.TemporaryDirectory() as directory:
        set_up(Path(directory))
        for size in (1_000, number):
            fill(size)
            compare(size)


def set_up(directory):
    """Django with an empty database of this run that has the reference data."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "pemilu.settings"
    os.environ["DATABASE_URL"] = os.environ.get(
        "BENCH_DATABASE_URL", f"sqlite:///{directory}/bench.sqlite3"
    )
    # Given, so that no key is made in the demo's folder.
    os.environ["SECRET_KEY"] = "bench" * 10 + "-lists"
    import django

    django.setup()
    prepare(directory)


def prepare(directory):
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT = directory / "static"
    call_command("migrate", verbosity=0)
    for command in ("load_regions", "load_elections", "load_bodies"):
        call_command(command, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def fill(size, body_of=lambda number: ""):
    """Published articles up to `size`, an hour apart, spread over regencies and bodies."""
    from django.db import connection

    from accounts.models import User
    from articles.models import Article

    chance = random.Random(size)
    author, _ = User.objects.get_or_create(username="penulis")
    editor, _ = User.objects.get_or_create(username="editor")
    bodies = list_bodies()
    for first in range(Article.objects.count(), size, BATCH):
        numbers = range(first, min(first + BATCH, size))
        add(numbers, chance, bodies, author, editor, body_of)
    count_again()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def list_bodies():
    from bodies.models import Body

    return list(Body.objects.filter(level="kabupaten-kota").select_related("region"))


def add(numbers, chance, bodies, author, editor, body_of):
    from django.utils import timezone

    from articles.models import Article, ArticleKind, Card, ListEntry, Status

    # Newer articles have higher ids, as a newsroom's have, save for what it imports.
    start = timezone.now() - timedelta(hours=ARTICLES)
    articles = Article.objects.bulk_create(
        Article(
            slug=f"artikel-{number}",
            title=f"Artikel nomor {number} tentang pekerjaan di daerah",
            summary="Ringkasan satu kalimat tentang pekerjaan penyelenggara di daerah.",
            body=body_of(number),
            kind=chance.choice(ArticleKind.values[:2]),
            status=Status.PUBLISHED,
            published_at=start + timedelta(hours=number),
            first_published_on=(start + timedelta(hours=number)).date(),
            approved_by=editor,
            approved_hash="x",
            created_by=author,
        )
        for number in numbers
    )
    ListEntry.objects.bulk_create(
        ListEntry(list_key=key, article=article, published_at=article.published_at)
        for article in articles
        for key in keys_for(article, chance.choice(bodies), chance)
    )
    Card.objects.bulk_create(
        Card(article=article, html=f'<article class="card">{article.title}</article>' * 3)
        for article in articles
    )


def keys_for(article, body, chance):
    from articles import lists
    from regions.codes import ancestors_and_self

    return {
        lists.ALL,
        lists.kind_key(article.kind),
        lists.body_key(body.pk),
        lists.family_key(body.family),
        lists.stage_key(chance.randint(1, 17)),
        *map(lists.region_key, ancestors_and_self(body.region.code)),
    }


def count_again():
    from django.db.models import Count

    from articles.models import ListCounter, ListEntry

    ListCounter.objects.all().delete()
    rows = ListEntry.objects.order_by().values_list("list_key").annotate(Count("pk"))
    ListCounter.objects.bulk_create(ListCounter(list_key=key, total=n) for key, n in rows)


def compare(size):
    """Medians in milliseconds of pages that should cost the same, and the second by the first."""
    from django.test import Client

    client = Client()
    print(f"\n{size} articles")
    pairs = {
        "nation, first page : far down": ("/berita/", f"/berita/?sebelum={cursor_at('all', 0.9)}"),
        "province, first page : far down": (
            "/wilayah/jawa-tengah/",
            f"/wilayah/jawa-tengah/?sebelum={cursor_at('region:33', 0.9)}",
        ),
        "small : large region": (
            "/berita/?wilayah=kota-salatiga",
            "/berita/?wilayah=jawa-tengah",
        ),
        "one : three filters": (
            "/berita/?wilayah=jawa-tengah",
            "/berita/?wilayah=jawa-tengah&keluarga=bawaslu&jenis=rilis",
        ),
        "front page : province": ("/", "/wilayah/jawa-tengah/"),
    }
    for name, paths in pairs.items():
        first, second = timed(client, paths)
        print(f"{name:34} {first:7.1f} : {second:7.1f} ms   ×{second / first:.2f}")


def cursor_at(key, part):
    """A cursor that lies that part of the list down."""
    from articles.models import ListEntry
    from articles.paging import Cursor

    entries = ListEntry.objects.in_list(key).newest_first()
    return Cursor.at(entries[int(entries.count() * part)])


def timed(client, paths):
    times = [[] for _ in paths]
    for _ in range(ROUNDS + 1):
        for path, found in zip(paths, times, strict=True):
            start = time.perf_counter()
            assert client.get(path).status_code == 200, path
            found.append((time.perf_counter() - start) * 1000)
    # The first round fills caches of templates and of the database.
    return [median(found[1:]) for found in times]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
