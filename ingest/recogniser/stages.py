"""Which stage of an election an item is about, by the keywords of the stage kinds."""

import re
from collections import defaultdict

from ingest.recogniser.results import StageProposal
from ingest.recogniser.tokens import words

ZONE_WEIGHTS = {"title": 6.0, "caption": 2.0, "lead": 2.5, "dateline": 0.0, "body": 1.0}
# One keyword repeated in a zone says little more than one keyword.
MOST_REPEATS = 3
# "PSU" names the election in most texts, and the day of voting in few.
REVOTE_NAME = re.compile("psu|pemungutan suara ulang")
NAME_SHARE = 0.35
LEAST_SCORE = 1.0
MOST_EVIDENCE = 5


def index_keywords(stage_kinds):
    """First word → [(words, slugs)], longest phrases first."""
    slugs = defaultdict(list)
    for kind in stage_kinds:
        for keyword in kind.keywords:
            phrase = words(keyword)
            if phrase and kind.slug not in slugs[phrase]:
                slugs[phrase].append(kind.slug)
    index = defaultdict(list)
    for phrase, found in sorted(slugs.items(), key=lambda item: -len(item[0])):
        index[phrase[0]].append((phrase, tuple(found)))
    return dict(index)


def find_stage(view, gazetteer):
    """The stage with the highest score, or None when no keyword occurs."""
    scores, evidence = defaultdict(float), defaultdict(list)
    repeats = defaultdict(int)
    for at, phrase, slugs in keyword_hits(view, gazetteer.keyword_index):
        zone = view.zone_at(view.tokens[at].start)
        repeats[phrase, zone] += 1
        if repeats[phrase, zone] > MOST_REPEATS:
            continue
        # A phrase of three words hardly stands there by chance.
        weight = ZONE_WEIGHTS[zone] * (1 + 0.5 * (len(phrase) - 1)) / repeats[phrase, zone]
        if REVOTE_NAME.fullmatch(" ".join(phrase)):
            weight *= NAME_SHARE
        for slug in slugs:
            scores[slug] += weight / len(slugs)
            evidence[slug].append(view.evidence(at, at + len(phrase)))
    if not scores:
        return None
    order = [kind.slug for kind in gazetteer.stage_kinds]
    best = max(scores, key=lambda slug: (scores[slug], -order.index(slug)))
    if scores[best] < LEAST_SCORE:
        return None
    share = scores[best] / sum(scores.values())
    return StageProposal(best, round(share, 3), tuple(evidence[best][:MOST_EVIDENCE]))


def keyword_hits(view, index):
    """(token number, phrase, slugs); a phrase inside a longer one is not counted again."""
    at = 0
    while at < len(view.tokens):
        for phrase, slugs in index.get(view.tokens[at].key, ()):
            if all(view.key(at + step) == word for step, word in enumerate(phrase)):
                yield at, phrase, slugs
                at += len(phrase) - 1
                break
        at += 1
