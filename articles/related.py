"""What to read after an article: what editors picked, then news of the same body or region."""

from articles.lists import ALL, body_key, region_key
from articles.models import ListEntry
from articles.reading import cards_in

MOST = 6


def related_cards(article) -> tuple[list[str], list[str]]:
    """(hand-picked, automatic) cards, at most six together; three queries.

    Automatic ones are the newest of the article's first body and of its first region, without
    the article itself and what was picked. `article` comes `for_detail`.
    """
    picked = _picked(article)
    taken = {article.pk, *(entry.article_id for entry in picked)}
    found = {}
    for key in _keys(article):
        for entry in _newest(key):
            if entry.article_id not in taken:
                found[entry.article_id] = entry
    newest = sorted(found.values(), key=lambda e: (e.published_at, e.article_id), reverse=True)
    return cards_in(picked), cards_in(newest[: MOST - len(picked)])


def _picked(article):
    order = {link.related_id: link.order for link in article.related_links.all()}
    entries = _visible(ALL).filter(article__in=order)[:MOST] if order else []
    return sorted(entries, key=lambda entry: order[entry.article_id])


def _keys(article):
    bodies = [body_key(link.body_id) for link in article.body_links.all()]
    regions = [region_key(link.region.code) for link in article.region_links.all()]
    return [*bodies[:1], *regions[:1]]


def _newest(key):
    # The article itself and all that was picked may be among them.
    return _visible(key).newest_first()[: MOST + MOST + 1]


def _visible(key):
    return ListEntry.objects.in_list(key).visible().with_cards()
