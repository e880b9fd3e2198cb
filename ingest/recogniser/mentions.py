"""Where a text names provinces, regencies and cities, and districts behind a marker word."""

from dataclasses import dataclass

from ingest.recogniser.tokens import is_joined, scan_key

TYPE_MARKERS = {
    "kabupaten": "kabupaten", "kab": "kabupaten", "bupati": "kabupaten", "wabup": "kabupaten",
    "pilbup": "kabupaten", "pemkab": "kabupaten", "cabup": "kabupaten",
    "kota": "kota", "kotamadya": "kota", "walikota": "kota", "wako": "kota", "wawako": "kota",
    "wawali": "kota", "pilwalkot": "kota", "pilwali": "kota", "pilwako": "kota", "pemkot": "kota",
    "cawalkot": "kota", "pilwalikota": "kota",
    "provinsi": "provinsi", "prov": "provinsi", "propinsi": "provinsi", "gubernur": "provinsi",
    "wagub": "provinsi", "pilgub": "provinsi", "pemprov": "provinsi", "cagub": "provinsi",
}  # fmt: skip
# "Kabupaten X" is the region itself; "bupati X" speaks of it.
PLAIN_TYPES = frozenset({"kabupaten", "kab", "kota", "kotamadya", "provinsi", "prov", "propinsi"})
DISTRICT_MARKERS = frozenset({"kecamatan", "kec", "distrik", "kapanewon", "kemantren"})
ADHOC_MARKERS = frozenset(
    {"ppk", "ppd", "panwascam", "panwacam", "pandis", "panwaslu", "panwas", "panwaslih"}
)
# Behind these a name may be written in small letters ("kota singkawang").
LOWER_MARKERS = PLAIN_TYPES | {"kpu", "bawaslu", "wilayah", "se"}
PREPOSITIONS = frozenset(
    {"di", "ke", "dari", "se", "untuk", "wilayah", "warga", "daerah", "antara"}
)


@dataclass(slots=True)
class Mention:
    """Tokens first up to, not including, last. `codes` holds what the name may stand for."""

    first: int
    last: int
    codes: tuple[str, ...]
    zone: str
    marker: str = ""
    marker_word: str = ""
    alias_kind: str = ""
    is_district: bool = False
    is_marked_district: bool = False
    is_bare: bool = False
    # Codes of districts with the very same name.
    namesakes: tuple[str, ...] = ()
    code: str | None = None
    body: str = ""


def find_mentions(view, gazetteer):
    """All mentions in reading order; each token belongs to one at most, the longest."""
    found, at = [], 0
    while at < len(view.tokens):
        mention = mention_at(view, gazetteer, at, found)
        if mention:
            found.append(mention)
            at = mention.last
        else:
            at += 1
    return found


def mention_at(view, gazetteer, at, found):
    marker_word = view.key(at - 1) if view.is_close(at - 1) else ""
    token = view.tokens[at]
    if not (token.is_capital or marker_word in LOWER_MARKERS or len(token.key) >= 4):
        return None
    unit, district = widest(view, gazetteer, at, marker_word)
    zone = view.zone_at(token.start)
    is_marked = marker_word in DISTRICT_MARKERS or continues_list(view, at, found, unit)
    if district and not is_marked and is_type_word(view, gazetteer, at, district[0]):
        district = None
    if district and (is_marked or marker_word in ADHOC_MARKERS and not unit):
        last, codes = district
        return Mention(at, last, codes, zone, is_district=True, is_marked_district=True)
    if district and (unit is None or district[0] > unit[0]):
        last, codes = district
        return Mention(at, last, codes, zone, is_district=True)
    if unit is None:
        unit = scanned(view, gazetteer, at, marker_word)
    if unit is None or is_part_of_name(view, at, unit[0], marker_word):
        return None
    return unit_mention(view, gazetteer, at, unit, district, zone)


def widest(view, gazetteer, at, marker_word):
    """The longest unit and the longest district that begin at token `at`: (last, …) each."""
    key, unit, district = "", None, None
    text, tokens = view.plain, view.tokens
    if not gazetteer.can_start(tokens[at].key):
        return None, None
    for last in range(at, min(at + gazetteer.longest, len(tokens))):
        if last > at and not is_joined(text, tokens[last - 1], tokens[last]):
            break
        key += tokens[last].key
        forms = gazetteer.units.get(key)
        if forms and is_written_as_name(tokens[at : last + 1], key, marker_word):
            forms = tuple(form for form in forms if not form.is_upper or tokens[at].text.isupper())
            unit = (last + 1, forms) if forms else unit
        codes = gazetteer.districts.get(key)
        if codes and all(token.is_capital for token in tokens[at : last + 1]) and len(key) > 3:
            district = (last + 1, codes)
    return unit, district


def is_written_as_name(tokens, key, marker_word):
    """Capitals, or small letters where only a name can stand."""
    if all(token.is_capital for token in tokens):
        return True
    return marker_word in LOWER_MARKERS or (len(tokens) > 1 and len(key) >= 10)


def is_type_word(view, gazetteer, at, last):
    """Whether "Kota" is the type of a city here, and not (the start of) a district's name."""
    if view.key(at) not in PLAIN_TYPES:
        return False
    rest = "".join(token.key for token in view.tokens[at + 1 : last])
    forms = gazetteer.units.get(rest, ())
    return not rest or any(gazetteer.unit_type(form.code) == "kota" for form in forms)


def continues_list(view, at, found, unit):
    """Whether token `at` goes on with "Kecamatan A, B dan C".

    In "Kecamatan A, B" B may as well be the regency that A lies in.
    """
    if not found or not found[-1].is_marked_district:
        return False
    before = found[-1]
    if unit and any(code.startswith(form.code + ".") for form in unit[1] for code in before.codes):
        return False
    between = view.plain[view.tokens[before.last - 1].end : view.tokens[at].start]
    return between.strip() in {",", "dan", ", dan", "serta", "maupun"} and len(between) < 12


def scanned(view, gazetteer, at, marker_word):
    """A unit whose name was garbled by scanning; only behind a marker word."""
    if marker_word not in LOWER_MARKERS - {"se", "wilayah"}:
        return None
    key = gazetteer.scanned_units.get(scan_key(view.tokens[at].key))
    return (at + 1, gazetteer.units[key]) if key else None


def is_part_of_name(view, first, last, marker_word):
    """Whether a single capitalised word is rather part of a person's name.

    In headlines every word is capitalised, so nothing can be told there.
    """
    if last - first > 1 or marker_word in TYPE_MARKERS or view.tokens[first].text.isupper():
        return False
    if view.zone_at(view.tokens[first].start) in ("title", "dateline"):
        return False
    following = view.tokens[last] if last < len(view.tokens) else None
    is_followed = (
        following is not None
        and view.gap(last - 1) == " "
        and following.is_capital
        and not following.text.isupper()
        and not following.text[0].isdigit()
    )
    before = view.key(first - 1)
    gap = view.gap(first - 1)
    is_start = first == 0 or any(char in gap for char in '.!?\n"“(:,')
    return is_followed and is_start and before not in PREPOSITIONS


def unit_mention(view, gazetteer, at, unit, district, zone):
    last, forms = unit
    marker, marker_word = type_marker(view, at)
    codes = tuple(form.code for form in forms)
    typed = tuple(code for code in codes if gazetteer.unit_type(code) == marker)
    same = district[1] if district and district[0] == last else ()
    return Mention(
        at, last, typed or codes, zone,
        marker=marker if typed else "",
        marker_word=marker_word,
        alias_kind=forms[0].alias_kind,
        namesakes=same,
        is_bare=not marker_word,
    )  # fmt: skip


def type_marker(view, at):
    """(type, word) of the marker before token `at`: "Kota Administrasi", "Wali Kota", "Kab."."""
    before = at - 1
    if not view.is_close(before):
        return "", ""
    if view.key(before) == "administrasi":
        before -= 1
    word = view.key(before)
    return TYPE_MARKERS.get(word, ""), word if word in TYPE_MARKERS else ""
