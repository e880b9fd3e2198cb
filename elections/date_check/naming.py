"""Which elections a sentence names."""

import re

from elections.models.election import ElectionKind

_YEAR = r"(?:\s+\w+){0,3}?(?:\s+tahun)?\s+(?P<year>20\d\d)\b"
_LOCAL = (
    r"\b(?:pilkada|pemilukada|pilgub\w*|pilbup\w*|pilwal\w*|pilwako\w*|"
    r"pemilihan\s+(?:serentak|gubernur|bupati|wali\s?kota|kepala\s+daerah))\b"
)
_GENERAL = r"\b(?:pemilu|pemilihan\s+umum|pileg|pilpres)\b"
REVOTE = re.compile(r"\b(?:psu|pemungutan\s+suara\s+ulang|coblos(?:an)?\s+ulang)\b", re.IGNORECASE)
RERUN = re.compile(r"\b(?:pilkada|pemilihan|pilbup|pilwalkot)\s+ulang\b", re.IGNORECASE)
LOCAL = re.compile(rf"{_LOCAL}(?:{_YEAR})?", re.IGNORECASE)
# "Penyelenggara pemilu" names none: the year decides.
GENERAL = re.compile(rf"{_GENERAL}{_YEAR}|\b(?:pileg|pilpres)\b", re.IGNORECASE)
REGIONAL_KINDS = {ElectionKind.LOCAL: LOCAL, ElectionKind.GENERAL: GENERAL}


def named_in(text: str, elections) -> list:
    """Those of `elections` that `text` names by kind, and by year where it says one."""
    for kind, pattern in [(ElectionKind.REVOTE, REVOTE), (ElectionKind.RERUN, RERUN)]:
        if pattern.search(text):
            return [each for each in elections if each.kind == kind]
    named = []
    for kind, pattern in REGIONAL_KINDS.items():
        years = {match["year"] for match in pattern.finditer(text)}
        if years:
            fitting = [each for each in elections if each.kind == kind]
            named += [each for each in fitting if None in years or year_of(each) in years]
    return named


def year_of(election) -> str:
    if election.polling_date:
        return str(election.polling_date.year)
    match = re.search(r"20\d\d", election.name)
    return match[0] if match else ""
