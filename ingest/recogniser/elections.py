"""Which election an item belongs to: by name, by the kind of vote, by the calendar."""

import re
from collections import defaultdict

from ingest.recogniser.dates import YEAR, find_dates
from ingest.recogniser.results import ElectionProposal, Evidence
from ingest.recogniser.tokens import words

GENERAL, LOCAL, REVOTE, RERUN = "pemilu", "pilkada", "psu", "pilkada-ulang"
MOST_EVIDENCE = 5
LEAST_SCORE = 2.0
# Headline and first paragraphs, where kinds of vote count double.
HEAD_LENGTH = 900

KIND_WORDS = {
    LOCAL: re.compile(
        r"\b(?:pilkada|pemilukada|pilgub\w*|pilbup\w*|pilwal\w*|pilwako\w*|bapaslon|"
        r"(?:pemilihan|pemilihan\s+calon)\s+(?:gubernur|bupati|wali\s?kota|kepala\s+daerah|serentak)|"
        r"(?:calon|cawagub|cagub|cabup|cawabup)\s+(?:wakil\s+)?(?:gubernur|bupati|wali\s?kota|kepala\s+daerah)|"
        r"pasangan\s+calon|paslon|gubernur\s+terpilih|bupati\s+terpilih|wali\s?kota\s+terpilih|kwk)\b",
        re.I,
    ),
    GENERAL: re.compile(
        r"\b(?:pileg|pilpres|caleg|bacaleg|antarcaleg|calon\s+(?:anggota\s+)?(?:legislatif|dpr|dprd|dpd)|"
        r"pemilihan\s+(?:presiden|legislatif|umum\s+(?!\())|calon\s+presiden|capres|cawapres|"
        r"pemilu\s+serentak|anggota\s+dpd|lima\s+(?:jenis|lembar)\s+surat\s+suara|dct|dcs)\b",
        re.I,
    ),
    REVOTE: re.compile(
        r"\b(?:psu|pemungutan\s+suara\s+ulang|coblos\s+ulang|mencoblos\s+ulang|"
        r"penghitungan\s+(?:suara\s+)?ulang)\b",
        re.I,
    ),
    RERUN: re.compile(r"\b(?:pilkada|pemilihan|pilbup|pilwalkot)\s+ulang\b", re.I),
}  # fmt: skip
NAMED_YEAR = re.compile(
    r"\b(?P<kind>pemilu|pemilihan\s+umum|pilkada|pemilukada|pemilihan|pileg|pilpres)"
    r"(?:\s+(?:serentak|nasional|ulang|legislatif|presiden|\w+|\w+\s+\w+))?(?:\s+tahun)?\s+(?P<year>20\d\d)\b",
    re.I,
)
COURT = re.compile(r"\b(?:putusan|amar|perintah)\s+(?:MK|mahkamah)|\bpascaputusan\b", re.I)
# The quarterly upkeep of the voters' list belongs to no election.
UPKEEP = re.compile(r"\b(?:pdpb|dpb|pemutakhiran\s+data\s+pemilih\s+berkelanjutan)\b", re.I)

# "Pasangan calon" alone may stand for a student council's; these words may not.
PLAIN_VOTE = re.compile(r"pil(?!ihan)|pem(?:ilu|ungutan)|pemilihan\s+(?!raya)|psu", re.I)

# Days before and after polling day in which news of an election appears.
WINDOWS = {
    GENERAL: (620, 130), LOCAL: (330, 120), REVOTE: (35, 170), RERUN: (270, 90),
}  # fmt: skip


class ElectionVotes:
    """Scores each known election for one text."""

    def __init__(self, text, regions, day):
        self.text = text
        self.regions, self.day = regions, day
        self.hits = {kind: list(pattern.finditer(text)) for kind, pattern in KIND_WORDS.items()}
        self.dates = find_dates(text)
        self.years = {int(year) for year in YEAR.findall(text)}
        self.named = defaultdict(list)
        for match in NAMED_YEAR.finditer(text):
            word = match["kind"].lower()
            kind = LOCAL if "kada" in word or word == "pemilihan" else GENERAL
            self.named[kind, int(match["year"])].append(match)

    def score(self, election):
        """(score, matches) of an election; below zero when the calendar rules it out."""
        kind = election.kind
        if election.polling_date is None:
            return self.score_by_name(election)
        names, hits = self.names(election), self.hits.get(kind, [])
        matches = names + hits
        score = 2.0 * min(3, len(names)) + self.weigh(hits)
        base = GENERAL if kind == GENERAL else LOCAL
        same_year = self.named[base, election.polling_date.year]
        if kind in (GENERAL, LOCAL):
            score += 3.0 * min(3, len(same_year)) + self.polling_day_votes(election)
            matches += same_year
        else:
            score = self.score_special(election, score)
        return score + self.calendar(election, score), matches

    def score_by_name(self, election):
        names = self.names(election)
        return 4.0 * min(3, len(names)), names

    def names(self, election):
        names = {election.short_name, election.name, *election.aliases} - {""}
        pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
        return list(re.finditer(rf"\b(?:{pattern})\b", self.text, re.I)) if pattern else []

    def weigh(self, matches):
        """Words near the top count double; more than a few add nothing."""
        return sum(2.0 if match.start() < HEAD_LENGTH else 1.0 for match in matches[:6])

    def polling_day_votes(self, election):
        """A date without a year that falls on polling day: "14 Februari lalu"."""
        day = election.polling_date
        same = ((one.month, one.day_of_month) == (day.month, day.day) for one in self.dates)
        return 2.0 if any(same) else 0.0

    def score_special(self, election, score):
        """A revote or rerun takes place in certain regions only, after another election."""
        if not self.hits[election.kind]:
            return -9.0
        if not self.is_held_here(election):
            return -9.0
        if self.day is None and election.kind == REVOTE and not COURT.search(self.text):
            return score - 4.0
        return score + 3.0

    def is_held_here(self, election):
        """By its regions; abroad, where there are none, by the words of its short name."""
        if not election.region_codes:
            text = set(words(self.text))
            return all(word in text or word.isdigit() for word in words(election.short_name))
        return any(
            code in election.region_codes
            or any(held.startswith(code + ".") for held in election.region_codes)
            for code in self.regions
        )

    def calendar(self, election, score):
        if self.day is None:
            near = {election.polling_date.year + step for step in (-1, 0, 1)}
            return -4.0 if self.years and not self.years & near else 0.0
        before, after = WINDOWS.get(election.kind, (330, 120))
        distance = (self.day - election.polling_date).days
        if not -before <= distance <= after:
            return -9.0 if election.kind in (REVOTE, RERUN) else -4.0
        if election.kind in (REVOTE, RERUN):
            return 8.0 if score > 0 else 0.0
        # Between two elections a text without a name belongs to the nearer one.
        return 3.0 + 1 / (1 + abs(distance) / 30)


def find_election(text, regions, day, gazetteer, *, has_bodies):
    """The election with the highest score, or None: voter upkeep, student polls, other news."""
    votes = ElectionVotes(text, regions, day)
    scored = [(*votes.score(election), election) for election in gazetteer.elections]
    scored = [entry for entry in scored if entry[0] >= LEAST_SCORE]
    if not scored:
        return None
    score, matches, election = max(scored, key=lambda entry: (entry[0], entry[2].slug))
    if not matches and not has_bodies or UPKEEP.search(text) and score < 6.0:
        return None
    if not has_bodies and not any(PLAIN_VOTE.match(match[0]) for match in matches):
        return None
    evidence = tuple(
        Evidence(match.start(), match.end(), " ".join(match[0].split()))
        for match in matches[:MOST_EVIDENCE]
    )
    return ElectionProposal(election.slug, round(score / (score + 4), 3), evidence)
