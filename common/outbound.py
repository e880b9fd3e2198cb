"""Requests to other people's servers at addresses that strangers may have chosen.

A name is resolved once, what is not on the public internet is refused, and the connection goes to
that very address: a second look-up could answer otherwise. Redirects are not followed here; each
is a request of its own.
"""

import socket
import threading
from functools import partial
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import NamedTuple
from urllib.parse import urlsplit

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    HTTPError,
    LocationParseError,
    NewConnectionError,
    SSLError,
)
from urllib3.exceptions import TimeoutError as NoAnswer
from urllib3.util import connection, parse_url

TIMEOUT_SECONDS = 10
# Of a whole request: a server that sends a letter now and then keeps within the one above.
LONGEST_SECONDS = 30
# Networks that lead on to addresses of the old kind, which may be anybody's own.
LEADING_ON = [ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")]
SCHEMES = ("http", "https")


class Unreachable(Exception):
    """Why there was no answer; the message is for the editor, in Indonesian."""


class Answer(NamedTuple):
    status: int
    reason: str
    # Where a redirect leads, as it was sent; empty without one.
    location: str


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether anybody on the internet would reach the same machine at `address`."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in LEADING_ON):
            return False
    return address.is_global and not address.is_multicast


def anywhere(address) -> bool:
    """For what the operator wrote into the settings: a service of our own may be meant."""
    return True


def ask(
    method: str,
    url: str,
    *,
    headers: dict,
    body: str = "",
    may_reach=is_public,
    timeout: float = TIMEOUT_SECONDS,
) -> Answer:
    """The head of the answer to one request; its body is not read. Raises Unreachable."""
    opened = []
    pool, path = _pool_for(url, partial(_keep, opened, may_reach), timeout)
    watchdog = threading.Timer(LONGEST_SECONDS, _cut, [opened])
    watchdog.daemon = True
    watchdog.start()
    try:
        response = pool.urlopen(
            method,
            path,
            body=body or None,
            headers=headers,
            redirect=False,
            retries=False,
            preload_content=False,
        )
        response.close()
        location = response.headers.get("Location", "")
        return Answer(response.status, response.reason or "", location)
    except SSLError:
        raise Unreachable("Sertifikat situsnya tidak dapat dipercaya.") from None
    except NewConnectionError:
        raise Unreachable("Situsnya tidak dapat dihubungi.") from None
    except NoAnswer:
        raise Unreachable(f"Tidak menjawab dalam {timeout:g} detik.") from None
    except (HTTPError, OSError, ValueError):
        raise Unreachable("Jawabannya tidak dapat dibaca.") from None
    finally:
        watchdog.cancel()
        pool.close()
        for handle in opened:
            handle.close()


def _pool_for(url, keep, timeout):
    """A pool of one connection to the host of `url`, and what to ask it for."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        parsed = parse_url(url.replace(parts.netloc, host, 1))
        port = parts.port
    except (ValueError, LocationParseError):
        raise Unreachable("Alamatnya tidak dapat dibaca.") from None
    if parts.scheme not in SCHEMES or not host:
        raise Unreachable("Bukan alamat http:// atau https://.")
    is_secure = parts.scheme == "https"
    kind = HTTPSConnectionPool if is_secure else HTTPConnectionPool
    pool = kind(host, port or (443 if is_secure else 80), timeout=timeout, maxsize=1)
    pool.ConnectionCls = partial(
        GuardedHTTPSConnection if is_secure else GuardedHTTPConnection, connect=keep
    )
    return pool, parsed.request_uri


class _Guarded:
    """Opens its socket by `connect` (host, port, timeout)."""

    def __init__(self, *args, connect, **kwargs):
        super().__init__(*args, **kwargs)
        self._connect_to = connect

    def _new_conn(self):
        try:
            return self._connect_to(self._dns_host, self.port, self.timeout)
        except socket.gaierror:
            raise Unreachable("Nama situsnya tidak ditemukan.") from None
        except OSError as error:
            if isinstance(error, TimeoutError):
                raise NoAnswer from None
            raise NewConnectionError(self, str(error)) from error


class GuardedHTTPConnection(_Guarded, HTTPConnection):
    pass


class GuardedHTTPSConnection(_Guarded, HTTPSConnection):
    pass


def _keep(opened, may_reach, host, port, timeout):
    """A socket to one of the addresses of `host`, if all of them may be reached."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [entry[4][0] for entry in found]
    # A name for a machine inside beside one outside is a trap, whichever answers first.
    if not all(may_reach(ip_address(address.partition("%")[0])) for address in addresses):
        raise Unreachable("Alamatnya tidak terbuka untuk umum.")
    failure = None
    for address in addresses:
        try:
            made = connection.create_connection((address, port), timeout)
            # TLS takes the socket over; a second handle still ends the connection.
            opened.append(made.dup())
            return made
        except OSError as error:
            failure = error
    raise failure or OSError("no address")


def _cut(opened):
    for each in opened:
        try:
            each.shutdown(socket.SHUT_RDWR)
        except OSError:
            # Closed already: the answer came as the time ran out.
            continue
