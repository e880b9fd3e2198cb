"""Chromium, the demo newsroom it reads, and a run over every type of page."""

import os

import pytest

from tests.browser.demo_site import serve_demo
from tests.browser.desk_visit import DeskVisit
from tests.browser.node_packages import AXE
from tests.browser.page_types import PAGE_TYPES
from tests.chromium import find_chromium


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


@pytest.fixture(scope="session")
def axe():
    """Skips where axe-core is not installed: run_all.py says so."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with serve_demo(tmp_path_factory.mktemp("demo-site")) as demo_site:
        yield demo_site


@pytest.fixture(scope="module", params=PAGE_TYPES, ids=lambda each: each.name)
def page_type(request):
    """Each type of page in turn."""
    return request.param


@pytest.fixture(scope="module")
def path(page_type, site):
    return page_type.path(site)


@pytest.fixture
def open_page(chromium, site):
    """Opens pages with options of a browser context; they know the site by relative addresses."""
    contexts = []

    def open_page(**options):
        context = chromium.new_context(base_url=site.url, locale="id-ID", **options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    # Animations would be measured half-way.
    return open_page(reduced_motion="reduce")


@pytest.fixture(scope="module")
def visits(chromium, site):
    """One browser window for each person at the desk, logged in once; faults are found afresh."""
    contexts = {}

    def visit_of(username):
        if username not in contexts:
            context = chromium.new_context(
                base_url=site.url, locale="id-ID", reduced_motion="reduce"
            )
            contexts[username] = DeskVisit(context.new_page(), site, username)
        contexts[username].faults = []
        return contexts[username]

    yield visit_of
    for visit in contexts.values():
        visit.page.context.close()
