"""Bodies as proposals: which region's office each mention in the text is."""

from collections import defaultdict

from ingest.recogniser.bodies import DKPP, PANWASLU_KEC, PERMANENT, PPK, PPS, district_of
from ingest.recogniser.gazetteer import parent_of
from ingest.recogniser.results import BodyProposal

MOST_EVIDENCE = 5
SENTENCE_WORDS = 40
SENTENCE_STOPS = ("\n", ". ", "! ", "? ", ".”", '."')


class Owners:
    """Collects evidence per (kind, region code or None for national)."""

    def __init__(self, view, gazetteer, primary, parents):
        self.view, self.gazetteer = view, gazetteer
        self.primary, self.parents = primary, parents
        self.found = defaultdict(list)

    def add(self, phrase, code):
        self.found[phrase.kind, code].append(phrase)

    def read(self, phrases):
        offices = [phrase for phrase in phrases if phrase.kind in PERMANENT]
        for phrase in offices:
            self.read_office(phrase)
        for kind in (PPK, PPS, PANWASLU_KEC):
            self.read_adhoc([phrase for phrase in phrases if phrase.kind == kind], offices)

    def read_office(self, phrase):
        """KPU and Bawaslu: with a region, of the nation, of a bare province, or of the context."""
        if phrase.scope == "kolektif":
            return
        if phrase.kind == DKPP or phrase.scope == "nasional":
            self.add(phrase, None)
        elif phrase.mention:
            if phrase.mention.code and not phrase.mention.is_district:
                self.add(phrase, phrase.mention.code)
            elif phrase.mention.is_district and self.primary:
                self.add(phrase, self.primary)
        elif phrase.scope == "provinsi":
            if self.primary:
                self.add(phrase, self.primary[:2])
        else:
            self.read_bare(phrase)

    def read_bare(self, phrase):
        """A bare "KPU" is the one named last; before any is named, that of the whole item."""
        earlier = [
            (phrases[-1].first, code)
            for (kind, code), phrases in self.found.items()
            if kind == phrase.kind
        ]
        self.add(phrase, max(earlier)[1] if earlier else self.primary)

    def read_adhoc(self, phrases, offices):
        """Districts where any is named; else the regencies; else what the item is about."""
        phrases = [phrase for phrase in phrases if phrase.scope != "kolektif"]
        districts = [(phrase, district_of(phrase, self.parents)) for phrase in phrases]
        named = [(phrase, code) for phrase, code in districts if code]
        if named:
            for phrase, code in named:
                self.add(phrase, code)
            return
        for phrase in phrases:
            if phrase.mention and phrase.mention.code and not phrase.mention.is_district:
                self.add(phrase, phrase.mention.code)
        if any((phrase.kind, phrase.mention and phrase.mention.code) in self.found
               for phrase in phrases if phrase.mention):  # fmt: skip
            return
        for phrase in phrases[:1]:
            for code in self.nearby(phrase, offices) or [self.primary]:
                self.add(phrase, code)

    def nearby(self, phrase, offices):
        """Regencies whose office stands in the same sentence before an ad hoc body."""
        if self.primary and parent_of(self.primary):
            return []
        codes = []
        for office in offices:
            if 0 < phrase.first - office.last < SENTENCE_WORDS and office.mention:
                between = self.view.plain[
                    self.view.tokens[office.last - 1].end : self.view.tokens[phrase.first].start
                ]
                is_regency = office.mention.code and parent_of(office.mention.code)
                if is_regency and not any(stop in between for stop in SENTENCE_STOPS):
                    codes.append(office.mention.code)
        return list(dict.fromkeys(codes))

    def proposals(self, election_kind):
        return tuple(
            BodyProposal(
                kind=kind,
                region_code=code,
                slug=self.slug(kind, code, election_kind),
                score=score_of(phrases),
                evidence=tuple(
                    self.view.evidence(phrase.first, phrase.end)
                    for phrase in phrases[:MOST_EVIDENCE]
                ),
            )
            for (kind, code), phrases in sorted(
                self.found.items(),
                key=lambda item: (-score_of(item[1]), item[0][0], item[0][1] or ""),
            )
        )

    def slug(self, kind, code, election_kind):
        """The row that stands for the body; by kind of election where two share a region."""
        if kind not in PERMANENT:
            return None
        bodies = self.gazetteer.body_slugs.get((kind.lower(), code), ())
        fitting = [body for body in bodies if body.election_kind == election_kind]
        permanent = [body for body in bodies if body.election_kind is None]
        chosen = (fitting if election_kind else []) or permanent or list(bodies)
        return chosen[0].slug if chosen else None


def score_of(phrases):
    """Named with its region counts double; a headline counts most."""
    total = sum(
        (3 if phrase.zone == "title" else 2 if phrase.zone in ("lead", "caption") else 1)
        * (2 if phrase.mention or phrase.scope else 1)
        for phrase in phrases
    )
    return round(total / (total + 2), 3)
