"""Which regions an item is about: the primary one, further subjects, and those merely named."""

from collections import defaultdict

from ingest.recogniser.bodies import PERMANENT
from ingest.recogniser.gazetteer import parent_of
from ingest.recogniser.mentions import PLAIN_TYPES
from ingest.recogniser.results import PRIMARY, RELATED, SUBJECT, RegionProposal

ZONE_WEIGHTS = {"title": 5.0, "caption": 3.0, "lead": 2.5, "dateline": 1.0, "body": 1.0}
# However often a region is named in one zone, it adds no more than this.
ZONE_CAPS = {"title": 10.0, "caption": 6.0, "lead": 8.0, "dateline": 1.0, "body": 7.0}
# Not enough for the subject of an item: a venue, a hospital, a dateline.
LEAST_PRIMARY = 3.0
INCIDENTAL_WORDS = frozenset(
    [
        "berbatasan",
        "perbatasan",
        "tetangga",
        "asal",
        "seperti",
        "selain",
        "beda",
        "berbeda",
        "dibanding",
        "dibandingkan",
        "kampus",
        "universitas",
        "rsud",
        "hotel",
        "jalan",
        "perairan",
        "laut",
        "selat",
        "tujuan",
        "ketimbang",
    ]
)
INCIDENTAL_REACH = 3
MOST_EVIDENCE = 8


class Ranking:
    """Weighs the resolved unit mentions of a text."""

    def __init__(self, view, mentions, gazetteer):
        self.view, self.gazetteer = view, gazetteer
        self.mentions = defaultdict(list)
        self.zones = defaultdict(lambda: defaultdict(float))
        self.has_office = set()
        previous = None
        for mention in mentions:
            if mention.code and not mention.is_district:
                self.mentions[mention.code].append(mention)
                self.zones[mention.code][mention.zone] += self.weight(mention, previous)
                if mention.body in PERMANENT:
                    self.has_office.add((mention.code, mention.zone))
            previous = mention
        self.scores = {
            code: sum(min(total, ZONE_CAPS[zone]) for zone, total in zones.items())
            for code, zones in self.zones.items()
        }
        self.primary = self.choose_primary()

    def weight(self, mention, previous):
        weight = ZONE_WEIGHTS[mention.zone]
        if mention.body:
            weight *= 2.0
        elif mention.marker_word in PLAIN_TYPES:
            weight *= 1.3
        elif mention.alias_kind == "ibu-kota":
            weight *= 0.4
        if self.is_incidental(mention) or self.is_locator(mention, previous):
            weight *= 0.3
        return weight

    def is_incidental(self, mention):
        """Whether the words in front say that the region is only a comparison or a venue."""
        if mention.body in PERMANENT:
            return False
        before = self.view.tokens[max(0, mention.first - INCIDENTAL_REACH) : mention.first]
        is_ballot = mention.marker_word == "gubernur"
        return is_ballot or any(token.key in INCIDENTAL_WORDS for token in before)

    def is_locator(self, mention, previous):
        """Whether a province only tells where a regency lies: "Natuna, Kepulauan Riau"."""
        if previous is None or mention.body or parent_of(mention.code):
            return False
        gap = self.view.plain[
            self.view.tokens[previous.last - 1].end : self.view.tokens[mention.first].start
        ]
        inside = any(code.startswith(mention.code + ".") for code in previous.codes)
        return inside and gap.strip() in {",", "(", "di"}

    def choose_primary(self):
        ranked = sorted(self.scores, key=lambda code: (-self.scores[code], self.first(code)))
        if not ranked or self.scores[ranked[0]] < LEAST_PRIMARY or self.is_venue(ranked[0]):
            return None
        best = ranked[0]
        province = best if not parent_of(best) else parent_of(best)
        inside = [code for code in ranked if parent_of(code) == province]
        if not parent_of(best):
            return self.prefer_part(best, inside)
        return self.prefer_whole(best, province, inside)

    def prefer_part(self, province, inside):
        """One regency that stands out against its province, and in the headline, is the subject."""
        if not inside:
            return province
        best, rest = inside[0], inside[1:]
        is_single = not rest or self.scores[rest[0]] < 0.7 * self.scores[best]
        in_title = self.zones[best]["title"] > self.zones[province]["title"]
        is_close = self.scores[best] >= 0.75 * self.scores[province]
        has_own_office = any((best, zone) in self.has_office for zone in ZONE_WEIGHTS)
        if is_single and has_own_office and (in_title or is_close and not self.is_actor(province)):
            return best
        return province

    def prefer_whole(self, best, province, inside):
        """Several equal regencies are the province's affair when its own office acts."""
        equals = [code for code in inside if self.scores[code] >= 0.6 * self.scores[best]]
        if len(equals) > 1 and self.is_actor(province) and not self.is_actor(best):
            return province
        in_title = [code for code in inside if self.zones[code]["title"]]
        return province if len(in_title) > 1 and self.is_actor(province) else best

    def is_actor(self, code):
        return any((code, zone) in self.has_office for zone in ("title", "caption", "lead"))

    def is_venue(self, code):
        """Whether a region is only ever named in passing, with no office and no type word."""
        return not any(
            mention.body or mention.marker_word or mention.zone == "title"
            for mention in self.mentions[code]
        )

    def first(self, code):
        return self.mentions[code][0].first

    def role(self, code):
        if code == self.primary:
            return PRIMARY
        if self.primary is None:
            return RELATED
        if not parent_of(code):
            return SUBJECT if self.is_actor(code) else RELATED
        zones = self.zones[code]
        # Alone in the headline it may be a surname; a region's name comes back in the text.
        recurs = len(self.mentions[code]) > 1
        is_named = recurs and (zones["title"] >= 4 or zones["caption"] >= 3)
        has_office = any((code, zone) in self.has_office for zone in ("title", "caption", "lead"))
        if is_named or has_office and zones["lead"] >= 4:
            return SUBJECT
        if self.is_venue(code) or not recurs and zones["title"]:
            return RELATED
        return SUBJECT if self.scores[code] >= 0.6 * self.scores[self.primary] else RELATED

    def proposals(self, districts):
        """Proposals, the best first; `districts` are settled mentions of kecamatan."""
        order = {PRIMARY: 0, SUBJECT: 1, RELATED: 2}
        found = [
            self.proposal(code, self.role(code), self.scores[code], mentions)
            for code, mentions in self.mentions.items()
        ]
        grouped = defaultdict(list)
        for mention in districts:
            if mention.code and mention.is_marked_district:
                grouped[mention.code].append(mention)
        found += [self.proposal(code, RELATED, 1.0, found_at) for code, found_at in grouped.items()]
        return tuple(sorted(found, key=lambda one: (order[one.role], -one.score, one.code)))

    def proposal(self, code, role, score, mentions):
        evidence = [self.view.evidence(one.first, one.last) for one in mentions[:MOST_EVIDENCE]]
        return RegionProposal(code, role, round(score / (score + 3), 3), tuple(evidence))
