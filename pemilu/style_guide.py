"""Samples for the page that shows every component with its states; nothing here is stored."""

from datetime import date, timedelta

from articles.facets import Facet, Option
from articles.models import Banner
from articles.selection import Total
from bodies.models import Contact, ContactKind
from elections.models import Certainty, Election, Stage

# Each role of static/css/tokens.css that paints something.
COLOURS = [
    "paper",
    "surface",
    "ink",
    "ink-soft",
    "rule",
    "rule-strong",
    "accent",
    "accent-strong",
    "accent-soft",
    "on-accent",
    "good",
    "good-soft",
    "caution",
    "caution-soft",
    "fault",
    "fault-soft",
    "quiet",
    "quiet-soft",
    "focus",
    "shade-2",
    "shade-3",
]


def samples(today: date) -> dict:
    """Context of the style guide; the days of its stages lie around `today`."""
    return {
        "colours": COLOURS,
        "facet": Facet(
            "keluarga", "Keluarga", [Option("KPU", Total(92), "#saringan"), _capped_option()]
        ),
        "errors": {
            "wilayah": "Wilayah tidak dikenal.",
            "dari": "Tulis tanggal sebagai 2024-11-27.",
        },
        "contacts": [
            Contact(kind=kind, value=value, hours=hours, verified_on=today)
            for kind, value, hours in (
                (ContactKind.PHONE, "112", "24 jam"),
                (ContactKind.EMAIL, "kantor@kpu.example", ""),
                (ContactKind.ADDRESS, "Jalan Contoh Nomor 1, Kota Contoh", "08.00–16.00"),
            )
        ],
        "running": _stage("Masa tenang", today, days=2),
        "planned": _stage("Kampanye", today + timedelta(days=90), certainty=Certainty.PLANNED),
        "estimated": _stage("Pencalonan", None, certainty=Certainty.ESTIMATED),
        "shades": range(5),
        "banner": Banner(text="Contoh pengumuman darurat.", url="#pengumuman"),
    }


def _capped_option():
    return Option("Bawaslu", Total(1000, is_capped=True), "#saringan")


def _stage(name, first, *, days=0, certainty=Certainty.FIXED):
    election = Election(slug="contoh", short_name="Pemilu contoh")
    last = first + timedelta(days=days) if first else None
    return Stage(
        election=election,
        name=name,
        starts_on=first,
        ends_on=last,
        certainty=certainty,
        legal_basis="PKPU contoh",
    )
