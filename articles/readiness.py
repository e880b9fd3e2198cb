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


def approval_is_current(article, moment):
    if article.approved_hash != content_hash(article):
        raise Refused("Isi berubah sejak disetujui; mintalah persetujuan lagi.")


def clipping_is_short_and_credited(article, moment):
    if article.is_clipping and article.source is None:
        raise Refused("Kliping harus menyebut sumbernya.")
    if article.is_clipping and len(plain_text(article.body)) > CLIPPING_LIMIT:
        raise Refused(f"Cuplikan kliping tidak boleh lebih dari {CLIPPING_LIMIT} karakter.")


CHECKS = [approval_is_current, clipping_is_short_and_credited, no_rule_bars]
