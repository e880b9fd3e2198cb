"""What searches cost: medians of whole pages in one run, and the median over all of them.

    .venv/bin/python -m tests.bench_search [ARTICLES]

As `tests.bench_lists`: a database of its own (SQLite, or the empty one of BENCH_DATABASE_URL),
pages asked for in turn, nothing that can fail. Texts are drawn from the words of the demo
newsroom, as often as they stand there, so that a frequent word is in most of them; names come
from the body that an article is about.
"""

import json
import random
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests import bench_lists

ARTICLES = 100_000
WORDS = 250
DEMO = Path(__file__).resolve().parent.parent / "articles" / "data" / "demo"
SEARCHES = {
    "a name": "/cari/?q=banyuasin",
    "a body": "/cari/?q=kpu+banyuasin",
    "an office by its full name": "/cari/?q=komisi+pemilihan+umum+kabupaten+banyuasin",
    "words in any form": "/cari/?q=pengawasan+logistik",
    "a frequent word": "/cari/?q=pemilih",
    "three frequent words": "/cari/?q=data+pemilih+kpu",
    "a phrase": '/cari/?q="daftar+pemilih+tetap"',
    "an exclusion": "/cari/?q=logistik+-tinta",
    "a misspelt name": "/cari/?q=banyuwasin",
    "a headline of twelve words": "/cari/?q=petugas+periksa+ulang+isi+kotak+suara+sebelum+psu"
    "+dimulai+di+desa+terpencil",
    "nothing": "/cari/?q=zzzzqqqq",
    "newest first": "/cari/?q=pemilih&urut=terbaru",
    "newest first, in a province": "/berita/?q=logistik&wilayah=jawa-tengah",
    "newest first, far down": "/berita/?q=pemilih&sebelum={cursor}",
}


def main(number):
    with tempfile.TemporaryDirectory() as directory:
        bench_lists.set_up(Path(directory))
        chance, vocabulary = random.Random(1), demo_words()
        bench_lists.fill(
            number, lambda _: f"<p>{' '.join(chance.choices(vocabulary, k=WORDS))}.</p>"
        )
        write_texts()
        report(number)


def write_texts():
    from django.db import connection

    from articles.models import Article, ArticleText, ListEntry
    from articles.search.index import rebuild_index

    entries = ListEntry.objects.filter(list_key__startswith="body:")
    bodies = dict(entries.values_list("article", "list_key"))
    batch = []
    rows = Article.objects.order_by("pk").values_list("pk", "title", "body")
    for pk, title, body in rows.iterator(chunk_size=5_000):
        batch.append(text_of(pk, title, body_name(bodies[pk]), body))
        if len(batch) == 5_000:
            ArticleText.objects.bulk_create(batch)
            batch = []
    ArticleText.objects.bulk_create(batch)
    rebuild_index()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def text_of(article_id, title, name, body):
    """The text of an article as `articles.search.texts` would make it of one about `name`."""
    from articles.models import ArticleText
    from articles.search.tokens import stems, tokens

    title, lead, body = tokens(title), tokens(name), tokens(body[3:-4])
    words = [*title, *lead, *body]
    return ArticleText(
        article_id=article_id,
        words=" ".join(words),
        stems=" ".join(stems(words)),
        head="\n".join([" ".join(stems(title)), " ".join(stems(lead + body[:20]))]),
    )


_names = {}


def body_name(key):
    from bodies.models import Body

    if not _names:
        rows = Body.objects.values_list("pk", "official_name", "short_name")
        _names.update({f"body:{pk}": f"{name} {short}" for pk, name, short in rows})
    return _names[key]


def demo_words():
    """Every word of the demo newsroom but those of names, as often as it stands there."""
    from articles.search.tokens import tokens
    from pemilu.search.names import names

    lines = [line for path in DEMO.glob("*.jsonl") for line in path.read_text().splitlines()]
    examples = [json.loads(line) for line in lines if line]
    words = [word for example in examples for word in tokens(" ".join(example["paragraphs"]))]
    return [word for word in words if word not in names().words]


def report(number):
    from django.test import Client

    cursor = bench_lists.cursor_at("all", 0.9)
    paths = {name: path.format(cursor=cursor) for name, path in SEARCHES.items()}
    paths["without a search: the list"] = "/berita/"
    times = bench_lists.timed(Client(), paths.values())
    print(f"\n{number} articles")
    list_time = times[-1]
    for name, time in zip(paths, times, strict=True):
        print(f"{name:32} {time:7.1f} ms   ×{time / list_time:.2f} of the list")
    print(f"{'median of the searches':32} {median(times[:-1]):7.1f} ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)
