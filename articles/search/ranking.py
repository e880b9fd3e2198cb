"""Which hits fit a query best. The same on both databases, because it is done here."""

from math import log

TITLE, LEAD, BODY = 4.0, 2.0, 1.0
# The words of the query side by side in the title, as the reader wrote them.
IN_A_ROW = 2.0


def best_first(query, heads: dict[int, str]) -> list[int]:
    """The keys of `heads` (`ArticleText.head` by article, newest first), best first.

    A group counts by where it stands (title, summary and names, text) times how rare it is among
    the titles and summaries of the hits; equal hits stay newest first.
    """
    rows = [*query.groups, *((tuple(phrase),) for phrase in query.phrases)]
    needles = [[f" {' '.join(row)} " for row in group] for group in rows]
    whole = f" {' '.join(' '.join(group[0]) for group in query.groups)} "
    places = {pk: _places(head, needles) for pk, head in heads.items()}
    rarities = _rarities(places.values(), len(needles))
    scores = {
        pk: sum(map(float.__mul__, found, rarities))
        + (IN_A_ROW if len(needles) > 1 and whole in _padded(heads[pk].partition("\n")[0]) else 0)
        for pk, found in places.items()
    }
    return sorted(scores, key=lambda pk: -scores[pk])


def _places(head, needles):
    """The weight of the best place of each of `needles`."""
    title, _, lead = head.partition("\n")
    title, lead = _padded(title), _padded(lead)
    return [
        TITLE
        if any(needle in title for needle in group)
        else LEAD
        if any(needle in lead for needle in group)
        else BODY
        for group in needles
    ]


def _rarities(places, number):
    """How telling each group is: 1 when it stands in every head, more when in few."""
    places = list(places)
    heads = [sum(found[group] > BODY for found in places) for group in range(number)]
    return [1 + log((len(places) + 1) / (held + 1)) for held in heads]


def _padded(text):
    return f" {text} "
