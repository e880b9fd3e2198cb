"""What the recogniser saw in a text, as rows keep it."""

import hashlib
import unicodedata
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from common.text import cut, squeeze
from ingest.models import InboxItem

TITLE_LENGTH = 200
# A title that had to be made of the text itself.
MADE_TITLE_LENGTH = 90
# Newspapers print the day only; days are Jakarta's, as everywhere in the portal.
ZONE = ZoneInfo("Asia/Jakarta")


def fingerprint(raw_text: str) -> str:
    """The same for a text that was pasted twice, whatever happened to its spaces and line ends."""
    normal = squeeze(unicodedata.normalize("NFC", raw_text))
    return hashlib.sha256(normal.encode()).hexdigest()


def item_from(raw_text: str, recognition, *, url="", by=None) -> InboxItem:
    """An unsaved inbox item of a text and what was recognised in it."""
    structure = recognition.structure
    return InboxItem(
        url=url,
        received_by=by,
        title=cut(structure.headline(), TITLE_LENGTH) or cut(raw_text, MADE_TITLE_LENGTH),
        is_title_missing=structure.is_title_missing,
        raw_text=raw_text,
        clean_text=structure.clean_text,
        reading=reading_of(recognition),
        fingerprint=fingerprint(raw_text),
        published_at=midnight(structure.published_date),
    )


def reading_of(recognition) -> dict:
    """JSON of all that is not a proposal."""
    structure, day = recognition.structure, recognition.structure.published_date
    return {
        "title": structure.title,
        "outlet": structure.outlet,
        "byline": structure.byline,
        "dateline_place": structure.dateline_place,
        "published_date": day and day.isoformat(),
        "caption": structure.caption,
        "photo_credit": structure.photo_credit,
        "related_titles": list(structure.related_titles),
        # Label, words and place of what was taken out, and the places of what stays.
        "removed": [list(cut) for cut in structure.cuts],
        "kept": [list(span) for span in structure.kept],
        "title_span": structure.title_span and list(structure.title_span),
        # Offices that live for one election and have no row: PPK, PPS, Panwaslu Kecamatan.
        "bodies_without_row": [
            {"kind": proposal.kind, "region": proposal.region_code}
            for proposal in recognition.bodies
            if proposal.slug is None
        ],
    }


def midnight(day: date | None) -> datetime | None:
    return day and datetime.combine(day, time(tzinfo=ZONE))
