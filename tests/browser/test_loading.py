"""What the browser sees while a page loads: its own site only, no complaint, no shift."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}
SETTLED_AFTER_MS = 500
LAYOUT_SHIFT = """() => {
  const observer = new PerformanceObserver(() => {});
  observer.observe({type: "layout-shift", buffered: true});
  return observer.takeRecords().reduce((sum, entry) => sum + entry.value, 0);
}"""
# A page that is missing on purpose is itself an answer 404, which the console tells.
OWN_STATUS = "Failed to load resource: the server responded with a status of 404"


@dataclass
class Visit:
    """What was noticed while one page loaded."""

    url: str
    status: int = 0
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    fonts: int = 0
    cookies: list[dict] = field(default_factory=list)
    layout_shift: float = 0

    def watch(self, page):
        page.on("console", self.note_message)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", lambda request: self.failures.append(request.url))
        page.on("response", self.note_response)

    def note_message(self, message):
        is_own_status = message.text.startswith(OWN_STATUS) and message.location["url"] == self.url
        if not is_own_status:
            self.complaints.append(message.text)

    def note_response(self, response):
        if response.status >= 400 and response.url != self.url:
            self.failures.append(f"{response.status} {response.url}")


@pytest.fixture(scope="module")
def visit(chromium, site, path):
    context = chromium.new_context(locale="id-ID", viewport=PHONE)
    page = context.new_page()
    visit = Visit(site.url + path)
    visit.watch(page)
    visit.status = page.goto(visit.url).status
    page.wait_for_timeout(SETTLED_AFTER_MS)
    visit.layout_shift = page.evaluate(LAYOUT_SHIFT)
    visit.fonts = page.evaluate("document.fonts.size")
    visit.cookies = context.cookies()
    context.close()
    return visit


def test_page_answers_as_it_should(visit, page_type):
    assert visit.status == page_type.status


def test_page_gives_no_cause_for_complaint(visit):
    """Neither policy nor console nor network has anything to say."""
    assert visit.complaints == []
    assert visit.failures == []


def test_page_asks_nobody_else(visit, site):
    hosts = {urlsplit(url).netloc for url in visit.requests}

    assert hosts == {urlsplit(site.url).netloc}


def test_page_loads_no_font(visit):
    assert visit.fonts == 0


def test_page_sets_no_cookie(visit):
    assert visit.cookies == []


def test_page_does_not_shift(visit):
    assert visit.layout_shift == 0
