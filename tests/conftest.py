"""What holds for every test: no network, nothing written into the project, cheap passwords."""

import ipaddress
import os
import socket

import pytest
from django.conf import settings
from django.test import override_settings

from tests.chromium import find_chromium


@pytest.fixture(scope="session", autouse=True)
def test_settings(tmp_path_factory):
    with override_settings(
        # Argon2 is slow on purpose.
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        MEDIA_ROOT=tmp_path_factory.mktemp("media"),
        # Hashed names need collectstatic first; `make check` runs that.
        STORAGES={
            **settings.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
        WHITENOISE_AUTOREFRESH=True,
        WHITENOISE_USE_FINDERS=True,
    ):
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


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, headless. Skipped where there is none: run_all.py says so."""
    path = find_chromium()
    if not path:
        pytest.skip("no Chromium found")
    # Only tests marked `browser` pay for this import.
    from playwright.sync_api import sync_playwright

    # Playwright's event loop runs in this thread, which makes Django suspect asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Chromium's sandbox does not start as root, as containers often are.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(chromium, live_server):
    """A page that knows the site by relative addresses: `page.goto("/berita/")`."""
    context = chromium.new_context(base_url=live_server.url, locale="id-ID")
    yield context.new_page()
    context.close()
