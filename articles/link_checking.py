"""Asks whether a link still answers: as rarely, as slowly and as openly as a guest should."""

import time
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.utils import timezone

from articles.models import LinkCheck
from common import clock
from common.outbound import TIMEOUT_SECONDS, Answer, Unreachable, ask, is_public

SECONDS_BETWEEN = 1
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
# The page is there for people, and this is none: log in, no robots, not so fast.
ANSWERS_PEOPLE = (401, 403, 405, 429)


@dataclass
class Visitor:
    """Asks servers one after the other, each at most once a second.

    `may_reach` tells of an address whether it may be asked; tests have servers of their own.
    """

    may_reach: object = is_public
    timeout: float = TIMEOUT_SECONDS
    seconds_between: float = SECONDS_BETWEEN
    _last: dict = field(default_factory=dict)

    def visit(self, url) -> Answer:
        """The answer at the end of the redirects from `url`. Raises Unreachable."""
        answer = self._follow("HEAD", url)
        # Many servers know no HEAD, or answer it otherwise than the page itself.
        return answer if answer.status < 400 else self._follow("GET", url)

    def _follow(self, method, url):
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._ask(method, url)
            if answer.status not in REDIRECTS or not answer.location:
                return answer
            url = urljoin(url, answer.location)
        raise Unreachable("Terlalu banyak pengalihan.")

    def _ask(self, method, url):
        host = urlsplit(url).netloc.lower()
        pause = self._last.get(host, 0) + self.seconds_between - time.monotonic()
        if host in self._last and pause > 0:
            time.sleep(pause)
        try:
            return ask(
                method,
                url,
                headers={"User-Agent": user_agent(), "Accept": "*/*"},
                may_reach=self.may_reach,
                timeout=self.timeout,
            )
        finally:
            self._last[host] = time.monotonic()


def user_agent() -> str:
    return f"PemiluPemeriksaTautan/1.0 (+{settings.SITE_URL}/tentang/)"


def check_link(link: LinkCheck, visitor: Visitor):
    """Visit `link` and keep what came of it."""
    try:
        status, failure = visitor.visit(link.url).status, ""
    except Unreachable as error:
        status, failure = None, str(error)
    if status is not None and status >= 400 and status not in ANSWERS_PEOPLE:
        failure = f"Situsnya menjawab dengan kode {status}."
    note_result(link, status, failure)


def note_result(link: LinkCheck, status, failure):
    """Keep the answer `status` (None without one) and why it counts as `failure`, or ""."""
    now = clock.now()
    # A second try on the same day may meet the same trouble.
    is_new_day = link.checked_at is None or not link.failures or day(link.checked_at) < day(now)
    link.failures = link.failures + is_new_day if failure else 0
    link.failing_since = (link.failing_since or now) if failure else None
    link.checked_at, link.status_code, link.failure = now, status, failure
    link.save()


def day(moment):
    return timezone.localdate(moment)
