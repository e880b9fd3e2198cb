"""Lines of JSON with texts in, lines of JSON with predictions out."""

import json
from collections.abc import Iterable, Iterator

from common.errors import Refused
from ingest.pasted import LONGEST
from ingest.recogniser import as_prediction, recognise


def predictions(lines: Iterable[bytes], gazetteer) -> Iterator[tuple[dict, bool]]:
    """For each line its answer, and whether the line was good; same order, one for one."""
    for line in lines:
        entry = {}
        try:
            entry = parsed(line)
            prediction = as_prediction(recognise(text_in(entry), gazetteer))
        except Refused as refusal:
            yield {"id": entry.get("id"), "error": str(refusal)}, False
        else:
            yield {"id": entry.get("id"), **prediction}, True


def parsed(line: bytes) -> dict:
    try:
        entry = json.loads(line, parse_constant=refuse_constant)
    # Besides bad JSON: bytes that are not UTF-8, and nesting deeper than the interpreter's stack.
    except (ValueError, RecursionError):
        raise Refused("bukan JSON") from None
    if not isinstance(entry, dict):
        raise Refused("bukan objek JSON")
    return entry


def text_in(entry: dict) -> str:
    text = entry.get("text")
    if text is None:
        raise Refused("tidak ada text")
    if not isinstance(text, str):
        raise Refused("text bukan teks")
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise Refused("text memuat karakter yang rusak") from None
    if size > LONGEST:
        raise Refused("text lebih dari 1 MB")
    return text


def refuse_constant(name):
    # NaN and Infinity are no JSON; an id of that kind could not be answered.
    raise ValueError(name)
