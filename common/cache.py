"""The shared cache of production, which may be down without the site being down."""

import functools
import logging
import time

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError
from redis.retry import Retry

logger = logging.getLogger(__name__)

TIMEOUT_SECONDS = 0.25
# A page may ask the cache several times: after one failure the others need not wait as well.
PAUSE_SECONDS = 5


def _or_when_down(answer):
    """Let a cache method give `answer` while Redis cannot be reached."""

    def decorate(method):
        @functools.wraps(method)
        def guarded(self, *args, **kwargs):
            if time.monotonic() < self.paused_until:
                return answer(*args, **kwargs)
            try:
                return method(self, *args, **kwargs)
            except (RedisConnectionError, RedisTimeoutError) as error:
                self.paused_until = time.monotonic() + PAUSE_SECONDS
                logger.warning("Redis cannot be reached, going on without it: %s", error)
                return answer(*args, **kwargs)

        return guarded

    return decorate


def _default(key, default=None, version=None):
    return default


def _missing_key(key, delta=1, version=None):
    # What Django's caches raise for a key that is not there.
    raise ValueError(f"Key '{key}' not found")


class ForgivingRedisCache(RedisCache):
    """Django's Redis cache, except that a dead Redis is an empty cache.

    Django's own lets the connection error through: every page became a server error.
    """

    def __init__(self, server, params):
        options = {
            "socket_connect_timeout": TIMEOUT_SECONDS,
            "socket_timeout": TIMEOUT_SECONDS,
            # redis-py tries several times by default, each with the full timeout.
            "retry": Retry(NoBackoff(), 0),
        }
        super().__init__(server, {**params, "OPTIONS": {**options, **params.get("OPTIONS", {})}})
        self.paused_until = 0.0

    # There is room in an empty cache; otherwise who takes a lock by adding would wait for ever.
    add = _or_when_down(lambda *args, **kwargs: True)(RedisCache.add)
    get = _or_when_down(_default)(RedisCache.get)
    set = _or_when_down(lambda *args, **kwargs: None)(RedisCache.set)
    touch = _or_when_down(lambda *args, **kwargs: False)(RedisCache.touch)
    delete = _or_when_down(lambda *args, **kwargs: False)(RedisCache.delete)
    has_key = _or_when_down(lambda *args, **kwargs: False)(RedisCache.has_key)
    incr = _or_when_down(_missing_key)(RedisCache.incr)
    get_many = _or_when_down(lambda *args, **kwargs: {})(RedisCache.get_many)
    set_many = _or_when_down(lambda data, *args, **kwargs: list(data))(RedisCache.set_many)
    delete_many = _or_when_down(lambda *args, **kwargs: None)(RedisCache.delete_many)
    clear = _or_when_down(lambda *args, **kwargs: False)(RedisCache.clear)
