"""Where the pictures of an article stand: those that its text names, and those above it."""

from django.template.loader import render_to_string

from common.errors import Refused
from common.html import FIGURE

TEMPLATE = "articles/_figure.html"


def named_in(body: str) -> set[int]:
    """The keys of the pictures that cleaned HTML names."""
    return {int(key) for key in FIGURE.findall(body)}


def without_figures(body: str) -> str:
    """Cleaned HTML for where pictures are not shown: feeds, the text edition, old versions."""
    return FIGURE.sub("", body)


def with_figures(body: str, uses) -> str:
    """Cleaned HTML with each picture as its ImageUse in `uses` says; nothing for one without."""
    known = {use.image_id: use for use in uses}

    def drawn(match):
        use = known.get(int(match[1]))
        return render_to_string(TEMPLATE, {"use": use}) if use else ""

    return FIGURE.sub(drawn, body)


def above_text(article) -> list:
    """The ImageUses of `article` that its text does not place."""
    placed = named_in(article.body)
    return [use for use in article.image_uses.all() if use.image_id not in placed]


def require_figures_known(snapshot: dict):
    """Refuse a text that names a picture which is not in the article's table of pictures."""
    known = {use["image"] for use in snapshot["parts"]["image_uses"]}
    unknown = sorted(named_in(snapshot["fields"]["body"]) - known)
    if unknown:
        raise Refused(
            f"Isi menyisipkan gambar yang tidak ada di tabel “Pemakaian gambar” ({len(unknown)}). "
            "Tambahkan gambarnya ke tabel itu dengan teks alternatifnya, atau hapus dari isi."
        )
