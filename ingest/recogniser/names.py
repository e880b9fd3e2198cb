"""What the caller tells the recogniser about the world: rows of its tables, as plain values."""

from dataclasses import dataclass
from datetime import date

PROVINCE_KINDS = frozenset({"provinsi"})
CITY_KINDS = frozenset({"kota", "kota administrasi"})
REGENCY_KINDS = frozenset({"kabupaten", "kabupaten administrasi"})
DISTRICT_KINDS = frozenset({"kecamatan", "distrik", "kapanewon", "kemantren"})


@dataclass(frozen=True)
class RegionName:
    """A region with the names people write for it.

    `name` is the official one ("Kabupaten Banyuasin", "Sumatera Selatan", "Talang Kelapa");
    `aliases` are pairs (text, kind), kind one of akronim, pendek, ejaan, ibu-kota, lama.
    """

    code: str
    name: str
    kind: str
    aliases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class BodyName:
    """An office of an election body. `region_code` is None for the national ones.

    `election_kind` says for which elections it exists, where two bodies share a region
    (Aceh has one Panwaslih for pemilu and one for pilkada).
    """

    slug: str
    family: str
    region_code: str | None
    names: tuple[str, ...] = ()
    election_kind: str | None = None


@dataclass(frozen=True)
class ElectionName:
    """An election; `region_codes` empty means everywhere."""

    slug: str
    name: str
    short_name: str
    kind: str
    polling_date: date | None = None
    region_codes: frozenset[str] = frozenset()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class StageKindName:
    """A kind of stage, with the words and phrases that give it away."""

    slug: str
    name: str
    keywords: tuple[str, ...] = ()
