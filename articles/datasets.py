"""Open data of this app: what articles are about, never their text."""

from articles.models import Article
from common.addresses import absolute
from common.datasets import CC_BY, Column, Dataset, Kind

CHUNK = 1000


def article_records():
    """The published articles, oldest first, with a fixed number of queries a chunk."""
    articles = Article.objects.published().for_feeds().defer("body").order_by("published_at", "pk")
    for article in articles.iterator(chunk_size=CHUNK):
        yield _record(article)


def _record(article):
    links = article.stage_links.all()
    corrections = article.corrections.all()
    return {
        "id": article.urn,
        "url": absolute(article.get_absolute_url()),
        "judul": article.title,
        # The words of a clipping may be those of its source, which are not ours to license.
        "ringkasan": None if article.is_clipping else article.summary,
        "jenis": article.kind,
        "terbit": article.published_at,
        "diperbarui": article.updated_at or article.published_at,
        "wilayah": _once(link.region.code for link in article.region_links.all()),
        "penyelenggara": _once(link.body.slug for link in article.body_links.all()),
        "pemilu": _once(link.election.slug for link in links if link.election),
        "tahapan": _once(link.kind.slug for link in links if link.kind),
        "topik": _once(topic.slug for topic in article.topics.all()),
        "penulis": _once(byline.author.name for byline in article.bylines.all()),
        "sumber": article.source.slug if article.source else None,
        "tautan_asli": article.original_url,
        "belum_terverifikasi": article.is_unverified,
        "contoh": article.is_example,
        "ralat": len(corrections),
        "ralat_terakhir": max((c.made_at for c in corrections), default=None),
    }


def _once(values) -> list:
    return list(dict.fromkeys(values))


ARTICLES = Dataset(
    name="berita",
    title="Berita",
    description="Keterangan tentang setiap artikel yang tayang, tanpa isinya.",
    licence=CC_BY,
    key=("id",),
    columns=(
        Column("id", Kind.TEXT, "Pengenal tetap artikel (URN)."),
        Column("url", Kind.TEXT, "Alamat artikel."),
        Column("judul", Kind.TEXT, "Judul."),
        Column("ringkasan", Kind.TEXT, "Ringkasan redaksi; kosong pada kliping."),
        Column("jenis", Kind.TEXT, "berita, rilis, kliping, penjelasan, atau opini."),
        Column("terbit", Kind.INSTANT, "Waktu tayang (UTC)."),
        Column("diperbarui", Kind.INSTANT, "Waktu pembaruan terakhir (UTC)."),
        Column("wilayah", Kind.LIST, "Kode wilayah yang diberitakan."),
        Column("penyelenggara", Kind.LIST, "Kunci penyelenggara yang diberitakan."),
        Column("pemilu", Kind.LIST, "Kunci pemilu."),
        Column("tahapan", Kind.LIST, "Jenis tahapan."),
        Column("topik", Kind.LIST, "Topik."),
        Column("penulis", Kind.LIST, "Nama yang tercantum di bawah judul."),
        Column("sumber", Kind.TEXT, "Media atau kantor asal naskah."),
        Column("tautan_asli", Kind.TEXT, "Alamat naskah aslinya."),
        Column("belum_terverifikasi", Kind.TRUTH, "Apakah isinya belum diperiksa redaksi."),
        Column("contoh", Kind.TRUTH, "Apakah artikel rekaan untuk peragaan."),
        Column("ralat", Kind.INTEGER, "Banyaknya ralat, klarifikasi, dan pembaruan."),
        Column("ralat_terakhir", Kind.INSTANT, "Waktu ralat terakhir (UTC)."),
    ),
    records=article_records,
)
DATASETS = (ARTICLES,)
