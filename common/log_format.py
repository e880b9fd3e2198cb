"""Log lines as JSON, without anything by which a reader could be told.

No address, browser, cookie or parameter of a request is ever written: what was searched for is
in parameters, and in the messages of errors that they led to. Those of the desk are kept.
"""

import json
import logging
import re
import traceback
from datetime import UTC, datetime

DESK = "/admin/"
_PARAMETERS = re.compile(r"\?[^\s\"'<>]*")


class JsonFormatter(logging.Formatter):
    """One JSON object a line; `tells_errors` is off where errors may be those of any request.

    Made by dictConfig, also by that of the server, which knows no Django.
    """

    def __init__(self, tells_errors=True):
        super().__init__()
        self.tells_errors = tells_errors

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
            **request_of(record),
        }
        if record.exc_info and record.exc_info[1]:
            is_told_of = self.tells_errors and is_told(record)
            line["error"] = error_of(record.exc_info[1], with_messages=is_told_of)
        return json.dumps(line, ensure_ascii=False, default=str)


class LineFormatter(logging.Formatter):
    """The same for people: one line, and the error below it."""

    def format(self, record):
        record = logging.makeLogRecord(record.__dict__)
        record.msg, record.args = message_of(record), ()
        error = record.exc_info and record.exc_info[1]
        record.exc_info = record.exc_text = None
        line = super().format(record)
        return f"{line}\n{error_of(error, with_messages=is_told(record))}" if error else line


def message_of(record) -> str:
    """Without parameters of addresses: the reason of a refused form quotes the page before."""
    return _PARAMETERS.sub("?…", record.getMessage())


def request_of(record) -> dict:
    request = getattr(record, "request", None)
    if not hasattr(request, "path"):
        return {}
    status = getattr(record, "status_code", None)
    return {"method": request.method, "path": request.path, "status": status}


def is_told(record) -> bool:
    """Whether the messages of errors may be written: not those of a reader's request."""
    request = getattr(record, "request", None)
    return request is None or getattr(request, "path", "").startswith(DESK)


def error_of(error, *, with_messages) -> str:
    """The traceback of `error` and of what led to it."""
    found = traceback.TracebackException.from_exception(error)
    if with_messages:
        return "".join(found.format())
    parts = []
    while found is not None:
        parts.append("".join([*found.stack.format(), found.exc_type.__name__]))
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return "\n\n".join(reversed(parts))
