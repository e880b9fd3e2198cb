"""The lists an article stands in, and how many readers see in each.

A list has a key. Every filter of the public lists is one: the news of a region, body, family,
election, stage kind, kind, source, topic or author. Several filters at once are the articles
that stand in all of their lists.
"""

from articles.models import BylineRole, ListCounter
from regions.codes import ancestors_and_self

ALL = "all"
STAGE = "stage:"
# Longer selections are not counted to their end: readers see "1.000+".
CAP = 1000


def region_key(code: str) -> str:
    return f"region:{code}"


def body_key(body_id: int) -> str:
    return f"body:{body_id}"


def family_key(family: str) -> str:
    return f"family:{family}"


def election_key(election_id: int) -> str:
    return f"election:{election_id}"


def stage_key(kind_id: int) -> str:
    return f"{STAGE}{kind_id}"


def kind_key(kind: str) -> str:
    return f"kind:{kind}"


def source_key(source_id: int) -> str:
    return f"source:{source_id}"


def topic_key(topic_id: int) -> str:
    return f"topic:{topic_id}"


def author_key(author_id: int) -> str:
    return f"author:{author_id}"


def keys_of(article) -> set[str]:
    """Every list that `article` belongs to, ancestors of its regions included.

    Reads the article's relations; prefetch them (`for_derived`) when there are many articles.
    """
    keys = {ALL, kind_key(article.kind)}
    for link in article.region_links.all():
        keys.update(region_key(code) for code in ancestors_and_self(link.region.code))
    for link in article.body_links.all():
        keys.update((body_key(link.body_id), family_key(link.body.family)))
    for link in article.stage_links.all():
        if link.election_id:
            keys.add(election_key(link.election_id))
        if link.kind_id:
            keys.add(stage_key(link.kind_id))
    if article.source_id:
        keys.add(source_key(article.source_id))
    keys.update(topic_key(topic.pk) for topic in article.topics.all())
    for byline in article.bylines.all():
        if byline.role == BylineRole.WRITER:
            keys.add(author_key(byline.author_id))
    return keys


def totals(keys) -> dict[str, int]:
    """The counter of each key of `keys`, entries still to come included; one query."""
    found = ListCounter.objects.filter(list_key__in=keys).values_list("list_key", "total")
    return dict.fromkeys(keys, 0) | dict(found)


def visible_total(key: str) -> int:
    """How many articles of the list readers see; one query."""
    counter = ListCounter.objects.filter(list_key=key).with_visible()
    return counter.values_list("visible", flat=True).first() or 0
