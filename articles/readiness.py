"""What keeps an approved article from becoming public: each rule a function that refuses."""

from articles.content_hash import content_hash
from articles.guard import no_rule_bars
from common.errors import Refused
from common.html import plain_text

CLIPPING_LIMIT = 300


def require_ready(article, moment):
    """Refuse to make `article` public at `moment` (aware) as long as something is missing."""
    for check in CHECKS:
        check(article, moment)


def hindrances(article, moment) -> list[str]:
    """Every reason why `article` cannot become public at `moment`, in the words of the checks.

    A text that nobody has approved yet is not told that its approval is out of date.
    """
    checks = CHECKS if article.approved_hash else [c for c in CHECKS if c != approval_is_current]
    return [str(reason) for check in checks if (reason := _refusal_of(check, article, moment))]


def _refusal_of(check, article, moment) -> Refused | None:
    try:
        check(article, moment)
    except Refused as refusal:
        return refusal
    return None


def approval_is_current(article, moment):
    if article.approved_hash != content_hash(article):
        raise Refused("Isi berubah sejak disetujui; mintalah persetujuan lagi.")


def clipping_is_short_and_credited(article, moment):
    if article.is_clipping and article.source is None:
        raise Refused("Kliping harus menyebut sumbernya.")
    if article.is_clipping and len(plain_text(article.body)) > CLIPPING_LIMIT:
        raise Refused(f"Cuplikan kliping tidak boleh lebih dari {CLIPPING_LIMIT} karakter.")


def pictures_are_described_and_credited(article, moment):
    """One query; also asked of every edit of an article that readers see."""
    uses = article.image_uses.select_related("image")
    gaps = [
        f"gambar {number} (“{use.image.label}”): {' dan '.join(use.gaps)}"
        for number, use in enumerate(uses, start=1)
        if use.gaps
    ]
    if gaps:
        raise Refused(f"Gambar belum lengkap – {'; '.join(gaps)}.")


CHECKS = [
    approval_is_current,
    clipping_is_short_and_credited,
    pictures_are_described_and_credited,
    no_rule_bars,
]
