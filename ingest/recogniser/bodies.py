"""Where a text names election bodies, and whose body each mention is."""

from dataclasses import dataclass

from ingest.recogniser.gazetteer import parent_of
from ingest.recogniser.mentions import DISTRICT_MARKERS, Mention

KPU, BAWASLU, DKPP, PPK, PPS, PANWASLU_KEC = (
    "KPU", "BAWASLU", "DKPP", "PPK", "PPS", "PANWASLU_KEC",
)  # fmt: skip
PERMANENT = frozenset({KPU, BAWASLU, DKPP})
# Panwaslu is a district's supervisor today and was a regency's until 2018: what follows decides.
PANWASLU = "PANWASLU"
DISTRICT_WORDS = ("kecamatan", "kec", "distrik", "kapanewon", "kemantren")

PHRASES = {
    ("kpu",): KPU, ("kpud",): KPU, ("kip",): KPU,
    ("komisi", "pemilihan", "umum"): KPU, ("komisi", "independen", "pemilihan"): KPU,
    ("komisi", "pemilihan", "umum", "daerah"): KPU,
    ("bawaslu",): BAWASLU, ("panwaslih",): BAWASLU,
    ("badan", "pengawas", "pemilu"): BAWASLU, ("badan", "pengawas", "pemilihan"): BAWASLU,
    ("badan", "pengawas", "pemilihan", "umum"): BAWASLU,
    ("panitia", "pengawas", "pemilihan"): BAWASLU,
    ("dkpp",): DKPP, ("dewan", "kehormatan", "penyelenggara", "pemilu"): DKPP,
    ("dewan", "kehormatan", "penyelenggara", "pemilihan", "umum"): DKPP,
    ("ppk",): PPK, ("ppd",): PPK, ("panitia", "pemilihan", "kecamatan"): PPK,
    ("panitia", "pemilihan", "distrik"): PPK,
    ("pps",): PPS, ("panitia", "pemungutan", "suara"): PPS,
    ("panwascam",): PANWASLU_KEC, ("panwacam",): PANWASLU_KEC, ("pandis",): PANWASLU_KEC,
    ("panwasdis",): PANWASLU_KEC, ("panwasluscam",): PANWASLU_KEC, ("panwaslucam",): PANWASLU_KEC,
    ("panwaslu",): PANWASLU, ("panwas",): PANWASLU,
    **{(*start, word): PANWASLU_KEC for word in DISTRICT_WORDS for start in (
        ("panwaslu",), ("panwas",), ("panwaslih",), ("pengawas",), ("pengawas", "pemilu"),
        ("panitia", "pengawas", "pemilihan"), ("panitia", "pengawas", "pemilihan", "umum"),
        ("panitia", "pengawas", "pemilu"), ("panitia", "pengawas"),
    )},
}  # fmt: skip
LONGEST_PHRASE = max(map(len, PHRASES))
# Words of these first letters only; the rest of a long text is passed over quickly.
FIRST_WORDS = frozenset(phrase[0] for phrase in PHRASES)

TYPE_WORDS = {
    "kabupaten": "kabupaten", "kab": "kabupaten", "kota": "kota", "provinsi": "provinsi",
    "prov": "provinsi", "propinsi": "provinsi", "administrasi": "", "se": "se", "daerah": "daerah",
}  # fmt: skip
NATIONAL_WORDS = frozenset({"ri", "pusat", "republik"})
RULE_WORDS = frozenset({"peraturan", "pkpu", "perbawaslu", "keputusan"})


@dataclass(slots=True)
class BodyPhrase:
    """A body named by tokens first up to last; `end` includes the region behind it.

    `scope` is nasional, kolektif ("KPU kabupaten/kota"), provinsi ("KPU provinsi") or "".
    """

    kind: str
    first: int
    last: int
    end: int
    word: str
    zone: str
    scope: str = ""
    mention: Mention | None = None


def find_phrases(view, gazetteer):
    """All phrases in reading order, with "Komisi Pemilihan Umum (KPU)" as one."""
    found, at = [], 0
    while at < len(view.tokens):
        phrase = phrase_at(view, at) if view.tokens[at].key in FIRST_WORDS else None
        if phrase is None or view.key(at - 1) in RULE_WORDS:
            at = phrase.last if phrase else at + 1
            continue
        at = phrase.last
        if found and is_abbreviation(view, found[-1], phrase):
            found[-1].last = found[-1].end = phrase.last
        else:
            found.append(phrase)
    return found


def phrase_at(view, at):
    keys = tuple(token.key for token in view.tokens[at : at + LONGEST_PHRASE])
    for length in range(len(keys), 0, -1):
        kind = PHRASES.get(keys[:length])
        if kind:
            last = at + length
            zone = view.zone_at(view.tokens[at].start)
            return BodyPhrase(kind, at, last, last, keys[0], zone)
    return None


def is_abbreviation(view, full, short):
    if full.last != short.first or short.last - short.first != 1:
        return False
    same = full.kind == short.kind or PANWASLU in (full.kind, short.kind)
    return same and "(" in view.gap(full.last - 1)


def attach(view, phrases, mentions):
    """Joins each phrase with the region behind it; "KPU dan Bawaslu Kota X" is both of X."""
    starts = {mention.first: mention for mention in mentions}
    for phrase in phrases:
        read_tail(view, phrase, starts)
    for phrase, following in reversed(list(zip(phrases, phrases[1:], strict=False))):
        if phrase.mention or phrase.scope or not following.mention:
            continue
        joint = [token.key for token in view.tokens[phrase.last : following.first]]
        is_joined = joint in (["dan"], ["serta"], ["maupun"]) and "." not in view.gap(
            phrase.last - 1
        )
        if is_joined and phrase.kind in PERMANENT and following.kind in PERMANENT:
            phrase.mention, phrase.end = following.mention, following.end
    for phrase in phrases:
        if phrase.mention and phrase.mention.body not in PERMANENT:
            phrase.mention.body = phrase.kind


def read_tail(view, phrase, starts):
    """Reads "RI", "Provinsi", "Kota Administrasi X", "se-Kabupaten X", "Kecamatan Y" behind it."""
    at, types = phrase.last, []
    while at < len(view.tokens) and is_tail_gap(view, at - 1):
        key = view.key(at)
        if at in starts and not (key == "daerah" and not starts[at]):
            phrase.mention, phrase.end = starts[at], starts[at].last
            break
        if key in NATIONAL_WORDS and not types:
            phrase.scope, phrase.end = "nasional", at + 1
            return
        is_link = key == "di" and phrase.kind not in PERMANENT
        if key not in TYPE_WORDS and key not in DISTRICT_MARKERS and not is_link:
            break
        types.append("" if is_link else TYPE_WORDS.get(key, ""))
        at += 1
    settle_scope(view, phrase, types, at)


def is_tail_gap(view, left):
    gap = view.gap(left)
    stops = " \t)-." if view.key(left) in {"kab", "prov", "kec"} else " \t)-"
    return len(gap) <= 4 and not gap.strip(stops)


def settle_scope(view, phrase, types, at):
    kind_words = [word for word in types if word in ("kabupaten", "kota", "provinsi")]
    if phrase.mention:
        if "se" in types and phrase.kind in PERMANENT:
            phrase.scope, phrase.mention = "kolektif", None
        return
    if "daerah" in types or "kabupaten" in kind_words or "kota" in kind_words:
        phrase.scope = "kolektif"
    elif "provinsi" in kind_words:
        is_series = "/" in view.gap(at - 1) or view.key(at) in {"dan", "maupun"}
        phrase.scope = "kolektif" if is_series and view.key(at + 1) in TYPE_WORDS else "provinsi"


def keep_known(phrases, mentions, gazetteer):
    """Drops what the words mean elsewhere: KIP is an election body in Aceh only.

    Which regions use a word is read off the names of their bodies.
    """
    in_text = {code for mention in mentions for code in mention.codes}
    special = {"kip", "panwaslih"}
    kept = []
    for phrase in phrases:
        users = gazetteer.body_words.get(phrase.word, set())
        if phrase.word in special and phrase.kind in PERMANENT and not users & in_text:
            continue
        kept.append(phrase)
    has_district_kind = any(phrase.kind == PANWASLU_KEC for phrase in kept)
    for phrase in kept:
        if phrase.kind == PANWASLU:
            is_unit = phrase.mention and not phrase.mention.is_district
            is_district = phrase.mention and phrase.mention.is_district
            phrase.kind = (
                PANWASLU_KEC if is_district or has_district_kind and not is_unit else BAWASLU
            )
    return kept


def district_of(phrase, parents):
    """The district an ad hoc phrase names, if it lies in one of `parents`."""
    mention = phrase.mention
    if mention is None or phrase.kind in PERMANENT:
        return None
    if mention.is_district:
        return mention.code
    inside = [
        code for parent in parents for code in mention.namesakes
        if parent_of(code) == parent
        and (parent not in mention.codes or mention.alias_kind == "ibu-kota")
    ]  # fmt: skip
    return inside[0] if inside and mention.marker_word == "" else None
