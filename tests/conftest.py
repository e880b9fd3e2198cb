"""What holds for every test: no network, nothing written into the project, cheap passwords."""

import gc
import ipaddress
import socket

import hypothesis
import pytest
from django.conf import settings
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.test import override_settings

from pemilu.search.names import forget
from tests.log import LOWER_GUARD, RAISE_GUARD

# A shared machine may stand still for a second: no test fails for being slow.
hypothesis.settings.register_profile("pemilu", deadline=None)
hypothesis.settings.load_profile("pemilu")

# Tests make and drop objects by the million: looking for rings among them took a tenth of the time.
gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session", autouse=True)
def test_settings(tmp_path_factory):
    with override_settings(
        # Argon2 is slow on purpose.
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        DATA_ROOT=tmp_path_factory.mktemp("data"),
        # Hashed names need collectstatic first; `make check` runs that.
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        WHITENOISE_AUTOREFRESH=True,
        WHITENOISE_USE_FINDERS=True,
    ):
        yield


@pytest.fixture(autouse=True)
def fresh_names():
    """Names are kept in memory for a minute; every test has its own."""
    forget()


@pytest.fixture(scope="session", autouse=True)
def emptied_log():
    """Between tests SQLite empties tables row by row, which its triggers refuse for the log."""
    operations = DatabaseWrapper.ops_class
    sql_flush = operations.sql_flush

    def unguarded_flush(self, style, tables, **options):
        return [*LOWER_GUARD, *sql_flush(self, style, tables, **options), *RAISE_GUARD]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", unguarded_flush)
        yield


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """Tests talk to this machine only: none may depend on a site being up, or load one."""
    connect, resolve = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            refuse_foreign(address[0])
        return connect(self, address)

    def guarded_resolve(host, *args, **kwargs):
        refuse_foreign(host)
        return resolve(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket, "getaddrinfo", guarded_resolve)
        yield


def refuse_foreign(host):
    # The database may stand on another machine: whoever runs the tests named it.
    if host in (None, "", "localhost", settings.DATABASES["default"].get("HOST")):
        return
    try:
        is_loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    if not is_loopback:
        raise RuntimeError(f"A test tried to reach {host}.")
