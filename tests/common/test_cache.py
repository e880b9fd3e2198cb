import socket
import time

import pytest

from common.cache import PAUSE_SECONDS, ForgivingRedisCache


@pytest.fixture
def silent_port():
    """A port of this machine that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def dead_port():
    """A port of this machine where nobody listens."""
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        yield holder.getsockname()[1]


@pytest.fixture
def dead_cache(dead_port):
    return ForgivingRedisCache(f"redis://127.0.0.1:{dead_port}/0", {})


@pytest.mark.parametrize(
    ("method", "arguments", "answer"),
    [
        ("get", ("k",), None),
        ("get", ("k", "lain"), "lain"),
        ("get_many", (["k", "l"],), {}),
        ("get_or_set", ("k", "baru"), "baru"),
        ("set", ("k", 1), None),
        ("set_many", ({"k": 1, "l": 2},), ["k", "l"]),
        ("add", ("k", 1), True),
        ("touch", ("k",), False),
        ("has_key", ("k",), False),
        ("delete", ("k",), False),
        ("delete_many", (["k", "l"],), None),
        ("clear", (), False),
    ],
)
def test_dead_redis_is_an_empty_cache(dead_cache, method, arguments, answer):
    """With Django's own Redis cache readers saw a server error on every page."""
    assert getattr(dead_cache, method)(*arguments) == answer


def test_dead_redis_counts_nothing(dead_cache):
    with pytest.raises(ValueError, match="not found"):
        dead_cache.incr("k")


def test_silent_redis_delays_a_page_once_only(silent_port):
    cache = ForgivingRedisCache(f"redis://127.0.0.1:{silent_port}/0", {})
    started = time.monotonic()

    answers = [cache.get(f"k{number}") for number in range(20)]

    assert answers == [None] * 20
    # One wait of 250 ms, not twenty; generous because test machines are busy.
    assert time.monotonic() - started < 2


def test_redis_is_asked_again_after_a_pause(dead_cache, caplog):
    dead_cache.get("k")
    dead_cache.get("k")
    assert len(caplog.records) == 1

    dead_cache.paused_until -= PAUSE_SECONDS
    dead_cache.get("k")

    assert len(caplog.records) == 2
