"""Requests to servers of strangers: what is refused before a connection is made."""

import socket
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from common import outbound
from common.outbound import Unreachable, anywhere, ask, is_public


@contextmanager
def server(respond):
    """A server on this machine; `respond` gets the handler. Yields (address, requests)."""
    requests = []

    class Handler(BaseHTTPRequestHandler):
        def answer(self):
            requests.append((self.command, self.path, dict(self.headers)))
            respond(self)

        do_GET = do_HEAD = do_POST = answer

        def log_message(self, *arguments):
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, args=[0.01])
    thread.start()
    try:
        yield f"http://127.0.0.1:{httpd.server_port}", requests
    finally:
        httpd.shutdown()
        httpd.server_close()
        thread.join()


def status(code, **headers):
    def respond(handler):
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return respond


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1"),
        *("fc00::1", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "::ffff:127.0.0.1"),
        "64:ff9b:1::1",
    ],
)
def test_addresses_inside_are_refused(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_of_the_internet_are_not(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_own_machine_is_not_asked_under_any_name(host):
    with server(status(200)) as (address, requests):
        port = address.rpartition(":")[2]

        with pytest.raises(Unreachable):
            ask("GET", f"http://{host}:{port}/", headers={}, timeout=2)

    assert requests == []


def test_name_with_one_address_inside_is_refused(monkeypatch):
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, 80)) for each in ("1.1.1.1", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: found)

    with pytest.raises(Unreachable, match="tidak terbuka untuk umum"):
        ask("GET", "http://jebakan.example/", headers={})


def test_connection_goes_to_the_address_that_was_judged(monkeypatch):
    """A second look-up of the name could answer otherwise."""
    with server(status(204)) as (address, requests):
        port = int(address.rpartition(":")[2])
        answers = iter([[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]])
        real = socket.getaddrinfo

        def look_up(host, *args, **kwargs):
            return next(answers) if host == "situs.example" else real(host, *args, **kwargs)

        monkeypatch.setattr(socket, "getaddrinfo", look_up)

        answer = ask("GET", f"http://situs.example:{port}/", headers={}, may_reach=anywhere)

    assert answer.status == 204
    assert requests[0][2]["Host"] == f"situs.example:{port}"


def test_redirect_is_told_and_not_followed():
    with server(status(302, Location="http://10.0.0.1/")) as (address, requests):
        answer = ask("HEAD", f"{address}/a?b=c", headers={"User-Agent": "x"}, may_reach=anywhere)

    assert (answer.status, answer.location) == (302, "http://10.0.0.1/")
    assert [(method, path) for method, path, _ in requests] == [("HEAD", "/a?b=c")]


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://situs.example/", "file:///etc/passwd", "gopher://x/", "http://", "https:///x"),
        *("http://[::1", "http://a:99999/", "http://" + "a" * 300 + ".example/", "http://\x00/"),
    ],
)
def test_malformed_addresses_are_refused(url):
    with pytest.raises(Unreachable):
        ask("GET", url, headers={})


def test_endless_answer_is_not_read():
    def respond(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(10_000):
                handler.wfile.write(b"x" * 65536)
        except OSError:
            handler.close_connection = True

    with server(respond) as (address, _):
        assert ask("GET", address, headers={}, may_reach=anywhere).status == 200


def test_slow_answers_end(monkeypatch):
    ended = threading.Event()

    def respond(handler):
        # A header a letter at a time keeps within the time for each.
        try:
            for _ in range(200):
                handler.wfile.write(b"H")
                if ended.wait(0.02):
                    return
        except OSError:
            return

    monkeypatch.setattr(outbound, "LONGEST_SECONDS", 0.2)
    with server(respond) as (address, _):
        with pytest.raises(Unreachable):
            ask("GET", address, headers={}, may_reach=anywhere, timeout=1)
        ended.set()


def test_silence_ends():
    ended = threading.Event()
    with server(lambda handler: ended.wait(5)) as (address, _):
        with pytest.raises(Unreachable, match="Tidak menjawab"):
            ask("GET", address, headers={}, may_reach=anywhere, timeout=0.1)
        ended.set()


def test_nobody_there_and_no_http():
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    with pytest.raises(Unreachable, match="tidak dapat dihubungi"):
        ask("GET", f"http://127.0.0.1:{port}/", headers={}, may_reach=anywhere)
    with server(lambda handler: handler.wfile.write(b"rubbish\r\n")) as (address, _):
        with pytest.raises(Unreachable, match="tidak dapat dibaca"):
            ask("GET", address, headers={}, may_reach=anywhere, timeout=1)
        secure = address.replace("http:", "https:")
        with pytest.raises(Unreachable):
            ask("GET", secure, headers={}, may_reach=anywhere, timeout=1)
