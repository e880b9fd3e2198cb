"""A text that somebody pastes at the desk, on its way into the inbox."""

from django.db import IntegrityError

from common.errors import Refused
from ingest.actions import take_in
from ingest.gazetteer import build_gazetteer
from ingest.models import InboxItem
from ingest.reading import fingerprint
from ingest.recogniser import recognise


def paste(*, raw_text, by, url="") -> tuple[InboxItem, bool]:
    """The inbox item of a pasted text, and whether it is new.

    Raises ValidationError, and Refused when the reference tables are empty.
    """
    known = InboxItem.objects.filter(fingerprint=fingerprint(raw_text)).first()
    if known:
        return known, False
    # Reading takes a moment; the database's write lock need not wait for it.
    recognition = recognise(raw_text, build_gazetteer())
    try:
        return take_in(raw_text=raw_text, recognition=recognition, by=by, url=url)
    except IntegrityError:
        # A double click: the first one took it in while this one was read.
        known = InboxItem.objects.filter(fingerprint=fingerprint(raw_text)).first()
        if known is None:
            raise Refused("Naskah belum tersimpan; coba sekali lagi.") from None
        return known, False
