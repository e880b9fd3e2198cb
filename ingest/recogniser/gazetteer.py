"""The names the recogniser knows, indexed once for all texts."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from ingest.recogniser.names import CITY_KINDS, DISTRICT_KINDS, PROVINCE_KINDS, REGENCY_KINDS
from ingest.recogniser.stages import index_keywords
from ingest.recogniser.tokens import scan_key, words

# Longest first: "kabupaten administrasi" before "kabupaten".
TYPE_WORDS = (
    ("kabupaten", "administrasi"),
    ("kota", "administrasi"),
    ("kabupaten",),
    ("kab",),
    ("kota",),
    ("provinsi",),
)
# Where scanning confused letters in a shorter name, too many words would match.
SHORTEST_SCANNED = 5
START_LENGTH = 3


@dataclass(frozen=True)
class Form:
    """One way to write a province, regency or city."""

    code: str
    alias_kind: str = ""
    # An acronym such as TTS is only meant when it is written in capitals.
    is_upper: bool = False


class Gazetteer:
    """Names of regions, bodies, elections and stages. Building it reads every name once."""

    def __init__(self, *, regions, bodies, elections=(), stage_kinds=()):
        self.regions = {region.code: region for region in regions}
        self.bodies = tuple(bodies)
        self.elections = tuple(elections)
        self.stage_kinds = tuple(stage_kinds)
        if not self.regions:
            raise ValueError("A gazetteer without regions would recognise nothing.")
        if not self.bodies:
            raise ValueError("A gazetteer without bodies would recognise nothing.")
        self.units, self.districts = {}, {}
        self.longest = 1
        self._index_regions()
        self.body_slugs = self._index_bodies()

    def _index_regions(self):
        units, districts = defaultdict(dict), defaultdict(dict)
        for region in self.regions.values():
            index = districts if region.kind in DISTRICT_KINDS else units
            self._add(index, region.name, Form(region.code))
            for text, kind in region.aliases:
                is_upper = kind == "akronim" and text.isupper()
                self._add(index, text, Form(region.code, kind, is_upper))
        self.units = {key: real_names(tuple(forms.values())) for key, forms in units.items()}
        self.districts = {key: tuple(forms) for key, forms in districts.items()}

    def _add(self, index, text, form):
        parts = words(text)
        is_district = self.regions[form.code].kind in DISTRICT_KINDS
        base = parts if is_district else strip_type(parts)
        if not base:
            return
        # The official name comes first and keeps its place.
        index["".join(base)].setdefault(form.code, form)
        self.longest = max(self.longest, len(base) + 1)

    def _index_bodies(self):
        """(family, region code) → bodies there."""
        found = defaultdict(list)
        for body in self.bodies:
            found[body.family.lower(), body.region_code].append(body)
        return found

    @cached_property
    def starts(self):
        """First letters of all keys: most words of a text begin no name and are passed over."""
        keys = (*self.units, *self.districts)
        return {key[:length] for key in keys for length in range(1, START_LENGTH + 1)}

    @cached_property
    def scanned_units(self):
        """Unit keys by how they look when scanned badly; only where that is unambiguous."""
        found = defaultdict(set)
        for key in self.units:
            if len(key) >= SHORTEST_SCANNED:
                found[scan_key(key)].add(key)
        return {scanned: keys.pop() for scanned, keys in found.items() if len(keys) == 1}

    @cached_property
    def body_words(self):
        """First word of a body's names → codes of the regions that use it ("kip" → Aceh's)."""
        found = defaultdict(set)
        for body in self.bodies:
            for name in body.names:
                first = words(name)[:1]
                if first and body.region_code:
                    found[first[0]].add(body.region_code)
        return dict(found)

    @cached_property
    def keyword_index(self):
        """First word of a stage's keyword → [(its words, slugs of stage kinds)]."""
        return index_keywords(self.stage_kinds)

    def can_start(self, key):
        return key[:START_LENGTH] in self.starts

    def is_place(self, text):
        """Whether `text`, with or without its type word, names a region of any level."""
        key = "".join(strip_type(words(text)))
        return key in self.units or key in self.districts

    def unit_type(self, code):
        """provinsi, kota or kabupaten; "" for a district or an unknown code."""
        kind = self.regions[code].kind if code in self.regions else ""
        if kind in PROVINCE_KINDS:
            return "provinsi"
        if kind in CITY_KINDS:
            return "kota"
        return "kabupaten" if kind in REGENCY_KINDS else ""


def real_names(forms):
    """A capital's name counts only where no region bears that name itself."""
    return tuple(form for form in forms if form.alias_kind != "ibu-kota") or forms


def strip_type(parts):
    """Words of a name without a leading "Kabupaten", "Kota", "Provinsi"."""
    for prefix in TYPE_WORDS:
        if parts[: len(prefix)] == prefix and len(parts) > len(prefix):
            return parts[len(prefix) :]
    return parts


def parent_of(code):
    """16.07.10 → 16.07 → 16 → ""."""
    return code.rpartition(".")[0]
