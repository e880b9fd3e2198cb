"""From where something is done: a request to the desk, or a command of the system."""

import contextlib
import contextvars
import ipaddress
import sys
from dataclasses import dataclass
from pathlib import PurePath

from django.conf import settings
from django.urls import reverse_lazy

from common.text import printable

LONGEST = 200


@dataclass(frozen=True)
class Origin:
    """`name` is `POST /admin/…/` or `perintah load_bodies`; a command has no address."""

    name: str = ""
    address: str | None = None


_current: contextvars.ContextVar[Origin | None] = contextvars.ContextVar("origin", default=None)


def current_origin() -> Origin:
    """Of the request that is answered, else of the command that runs; empty for neither."""
    return _current.get() or origin_of_command(sys.argv)


@contextlib.contextmanager
def done_from(origin: Origin):
    token = _current.set(origin)
    try:
        yield
    finally:
        _current.reset(token)


def origin_of_command(argv) -> Origin:
    """Of the command line `argv`: its options are not told, they may hold names or a key."""
    is_command = len(argv) > 1 and PurePath(argv[0]).name == "manage.py"
    return Origin(f"perintah {printable(argv[1])}"[:LONGEST]) if is_command else Origin()


def origin_of_request(request) -> Origin:
    """The path without its parameters: they hold what was searched for, or a one-time key."""
    return Origin(printable(f"{request.method} {request.path}")[:LONGEST], client_address(request))


def client_address(request) -> str | None:
    """The address of who sent `request`; None for what is none.

    In production our own proxy stands before the server and appends whom it heard from; whatever
    stands before that in the header was written by the client.
    """
    text = request.META.get("REMOTE_ADDR", "")
    if settings.IS_PRODUCTION:
        text = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or text
    try:
        # A zone (fe80::1%eth0) is known to one machine only, and PostgreSQL refuses it.
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return str(getattr(address, "ipv4_mapped", None) or address)


class OriginMiddleware:
    """Remembers where a request to the desk comes from; of readers it remembers nothing."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.desk = reverse_lazy("admin:index")

    def __call__(self, request):
        if not request.path.startswith(str(self.desk)):
            return self.get_response(request)
        with done_from(origin_of_request(request)):
            return self.get_response(request)
