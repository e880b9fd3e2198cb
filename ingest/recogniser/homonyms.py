"""Which of several regions of one name is meant. Without a reason the question stays open."""

from collections import Counter

from ingest.recogniser.gazetteer import parent_of

# Words that speak of a kind of region without naming it.
TYPE_HINTS = {
    "walikota": "kota", "pilwalkot": "kota", "pilwali": "kota", "pilwako": "kota", "wako": "kota",
    "pemkot": "kota", "pilwalikota": "kota", "bupati": "kabupaten", "pilbup": "kabupaten",
    "wabup": "kabupaten", "pemkab": "kabupaten",
}  # fmt: skip
TYPED_VOTE, HINT_VOTE, PROVINCE_VOTE, DISTRICT_VOTE = 3.0, 2.0, 2.0, 1.5
# Where a region is named in full says more the nearer it is to the top.
ZONE_VOTES = {"title": 3.0, "caption": 2.0, "lead": 2.0}
MOST_DISTRICT_VOTES = 3.0
CLEAR_LEAD = 1.0


def resolve(view, mentions, gazetteer):
    """Sets `code` on every unit mention that can be told; returns the open ones as pairs."""
    units = [mention for mention in mentions if not mention.is_district]
    for mention in units:
        if len(mention.codes) == 1:
            mention.code = mention.codes[0]
    unclear = [mention for mention in units if mention.code is None]
    if not unclear:
        return ()
    votes = {}
    context = Context(view, mentions, gazetteer)
    for mention in unclear:
        if mention.codes not in votes:
            votes[mention.codes] = context.choose(mention.codes)
        mention.code = votes[mention.codes]
    texts = {}
    for mention in unclear:
        if mention.code is None:
            words = view.tokens[mention.first : mention.last]
            texts.setdefault(" ".join(token.text for token in words).casefold(), mention)
    return tuple(
        (view.evidence(mention.first, mention.last).text, mention.codes)
        for mention in texts.values()
    )


class Context:
    """What the rest of the text says about the candidates."""

    def __init__(self, view, mentions, gazetteer):
        self.gazetteer = gazetteer
        self.typed, self.provinces, self.inside = Counter(), set(), Counter()
        for mention in mentions:
            if mention.is_district:
                weight = 2 * DISTRICT_VOTE if mention.is_marked_district else DISTRICT_VOTE
                for parent in {parent_of(code) for code in mention.codes}:
                    self.inside[parent] += weight / len(mention.codes)
            elif mention.code:
                if mention.alias_kind != "ibu-kota" or mention.marker_word or mention.body:
                    self.typed[mention.code] += ZONE_VOTES.get(mention.zone, 1.0)
                self.provinces.add(mention.code[:2])
        self.hints = type_hints(view)

    def choose(self, codes):
        """The candidate that leads clearly, or None."""
        scores = sorted(((self.score(code), code) for code in codes), reverse=True)
        (best, code), (second, _) = scores[0], scores[1]
        return code if best >= second + CLEAR_LEAD else None

    def score(self, code):
        score = min(self.typed[code], 6) * TYPED_VOTE
        score += min(self.inside[code], MOST_DISTRICT_VOTES)
        if code[:2] in self.provinces:
            score += PROVINCE_VOTE
        if self.gazetteer.unit_type(code) in self.hints:
            score += HINT_VOTE
        return score


def type_hints(view):
    """The one kind of region that bupati, wali kota and the like point to; both cancel out."""
    found = set()
    for at, token in enumerate(view.tokens):
        hint = TYPE_HINTS.get(token.key)
        if token.key == "kota" and view.key(at - 1) == "wali":
            hint = "kota"
        if hint:
            found.add(hint)
    return found if len(found) == 1 else set()
