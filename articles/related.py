"""What to read after an article: what editors picked, then news of the same body or region."""

from articles.lists import ALL, body_key, region_key
from articles.models import ListEntry
from articles.reading import cards_in
from regions.codes import ancestors_and_self

MOST = 6


def related_cards(article) -> tuple[list[str], list[str]]:
    """(hand-picked, automatic) cards, at most six together; up to four queries.

    Automatic ones are the newest of the article's first body and first region and, where those
    have too few, of its province, without the article itself and what was picked. `article`
    comes `for_detail`.
    """
    picked = _picked(article)
    taken = {article.pk, *(entry.article_id for entry in picked)}
    room = MOST - len(picked)
    found = []
    for keys in _keys_from_near_to_far(article):
        found += sorted(_newest(keys, taken), key=_time_order, reverse=True)
        taken.update(entry.article_id for entry in found)
        if len(found) >= room:
            break
    return cards_in(picked), cards_in(found[:room])


def _picked(article):
    order = {link.related_id: link.order for link in article.related_links.all()}
    entries = _visible(ALL).filter(article__in=order)[:MOST] if order else []
    return sorted(entries, key=lambda entry: order[entry.article_id])


def _keys_from_near_to_far(article):
    bodies = [body_key(link.body_id) for link in article.body_links.all()][:1]
    codes = [link.region.code for link in article.region_links.all()][:1]
    yield [*bodies, *map(region_key, codes)]
    yield [region_key(ancestors_and_self(code)[0]) for code in codes]


def _newest(keys, taken):
    found = {}
    for key in keys:
        # Those that are taken may be among them.
        for entry in _visible(key).newest_first()[: MOST + len(taken)]:
            if entry.article_id not in taken:
                found[entry.article_id] = entry
    return found.values()


def _time_order(entry):
    return entry.published_at, entry.article_id


def _visible(key):
    return ListEntry.objects.in_list(key).visible().with_cards()
