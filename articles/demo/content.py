"""Reads the example articles: one JSON object a line, refused with its place when malformed."""

import json
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path

from articles.models import ArticleKind, RegionRole
from articles.models.correction import CorrectionKind

DATA = Path(__file__).resolve().parent.parent / "data"
PICTURES = DATA / "demo" / "gambar"
CORRECTIONS = (CorrectionKind.ERRATUM, CorrectionKind.CLARIFICATION, CorrectionKind.UPDATE)
STATUSES = ("draf", "ditinjau", "terjadwal", "tayang", "dicabut")
PRIMARY = "primer"


class Malformed(Exception):
    """A file of the example content is not as it must be: `file:line: reason`."""

    def __init__(self, place: str, reason: str):
        super().__init__(f"{place}: {reason}")


@dataclass(kw_only=True)
class Example:
    """One example article as its line tells it; names are slugs and codes, not rows."""

    place: str
    key: str
    kind: str
    title: str
    paragraphs: list[str]
    status: str
    summary: str = ""
    regions: list[dict] = field(default_factory=list)
    bodies: list[dict] = field(default_factory=list)
    election: str | None = None
    stage: str | None = None
    source: str | None = None
    topics: list[str] = field(default_factory=list)
    byline: str | list[str] | None = None
    age_days: float | None = None
    published_on: str | None = None
    original_url: str | None = None
    picture: dict | None = None
    correction: dict | None = None
    withdrawal_reason: str | None = None

    @property
    def bylines(self) -> list[str]:
        if isinstance(self.byline, list):
            return self.byline
        return [self.byline] if self.byline else []

    @property
    def first_paragraphs(self) -> list[str]:
        """As they were before the correction, which may name what stood there (`is`, `was`)."""
        if "was" not in (self.correction or {}):
            return self.paragraphs
        said, was = self.correction["is"], self.correction["was"]
        return [paragraph.replace(said, was) for paragraph in self.paragraphs]

    def roles(self) -> list[tuple[str, str]]:
        """(code, role on the article), the primary region first."""
        first = sorted(self.regions, key=lambda region: region["role"] != PRIMARY)
        return [
            (region["code"], "subjek" if region["role"] == PRIMARY else region["role"])
            for region in first
        ]

    def faults(self):
        """What is wrong with the values, as far as the line alone can tell."""
        if self.kind not in ArticleKind.values:
            yield f"unknown kind {self.kind!r}"
        if self.status not in STATUSES:
            yield f"unknown status {self.status!r}"
        if not self.paragraphs or not all(isinstance(p, str) and p for p in self.paragraphs):
            yield "paragraphs must be a list of texts"
        if not 0 < len(self.title) <= 200:
            yield "title must have 1 to 200 characters"
        if any(role not in (PRIMARY, *RegionRole.values) for role in _each(self.regions, "role")):
            yield "unknown role of a region"
        if (self.age_days is None) == (self.published_on is None):
            yield "give either age_days or published_on"
        if self.age_days is not None and not isinstance(self.age_days, int | float):
            yield "age_days must be a number"
        if self.published_on is not None and not _is_day(self.published_on):
            yield "published_on must be a day as 2024-11-27"
        if self.correction and self.correction.get("kind") not in CORRECTIONS:
            yield "unknown kind of correction"
        known = self.correction or {}
        if set(known) - {"kind", "text"} not in (set(), {"is", "was"}):
            yield "a correction has kind and text, and both of is and was or none"
        elif "is" in known and known["is"] not in str(self.paragraphs):
            yield "the text does not say what the correction says that it is"
        if self.picture is not None and set(self.picture) != {"file", "alt", "caption"}:
            yield "a picture has file, alt and caption"
        elif self.picture and not (PICTURES / self.picture["file"]).is_file():
            yield "there is no such picture"
        if self.status == "dicabut" and not self.withdrawal_reason:
            yield "a withdrawn article needs withdrawal_reason"


REQUIRED = {
    f.name
    for f in fields(Example)
    if f.default is MISSING and f.default_factory is MISSING and f.name != "place"
}
KNOWN = {f.name for f in fields(Example)} - {"place"}


def read_examples(directory: Path) -> list[Example]:
    """Every example of the `.jsonl` files of `directory`, in the order of files and lines."""
    examples, keys = [], {}
    for path in sorted(directory.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            example = parse_example(line, f"{path.name}:{number}")
            if example.key in keys:
                raise Malformed(example.place, f"key is used by {keys[example.key]} already")
            keys[example.key] = example.place
            examples.append(example)
    return examples


def parse_example(line: str, place: str) -> Example:
    try:
        values = json.loads(line)
    except ValueError as error:
        raise Malformed(place, f"not JSON ({error})") from None
    if not isinstance(values, dict):
        raise Malformed(place, "not a JSON object")
    if missing := sorted(REQUIRED - values.keys()):
        raise Malformed(place, f"missing: {', '.join(missing)}")
    if unknown := sorted(values.keys() - KNOWN):
        raise Malformed(place, f"unknown: {', '.join(unknown)}")
    try:
        example = Example(place=place, **values)
        fault = next(example.faults(), None)
    except (TypeError, AttributeError, KeyError):
        raise Malformed(place, "a value has the wrong type") from None
    if fault:
        raise Malformed(place, fault)
    return example


def read_rows(path: Path) -> list[dict]:
    """The JSON list of objects in `path`."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Malformed(path.name, f"not JSON ({error})") from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Malformed(path.name, "not a list of objects")
    return rows


def _each(rows, name):
    return [row[name] for row in rows]


def _is_day(text) -> bool:
    try:
        date.fromisoformat(text)
    except (TypeError, ValueError):
        return False
    return True
