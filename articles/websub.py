"""Feeds that come to their readers: a hub is told which feeds changed, and passes them on.

WebSub (W3C Recommendation, 23 January 2018). What a publisher sends to a hub is left open there;
hubs take what PubSubHubbub 0.4 wrote: `hub.mode=publish` with the address of the feed.
"""

import http.client
import time
from datetime import timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import F, Q

from articles.feeds import feeds_of
from articles.models import Article, CorrectionKind, HubNotice, Status
from bodies.models import Body
from common import clock, outbound
from common.addresses import absolute
from common.views import MAX_AGE
from regions.codes import ancestors_and_self
from regions.models import Region

FEEDS = ("application/atom+xml", "application/feed+json")
# Caches may hold an old feed for this long: a hub that came at once would pass that on. It is
# also more than the time between the moment a transaction reads the clock and its end.
SETTLING = timedelta(seconds=MAX_AGE)
ATTEMPTS = 3
PAUSE_SECONDS = 2
TOO_MANY = http.client.TOO_MANY_REQUESTS


class HubDown(Exception):
    """The hub did not answer, or answered that it cannot take anything now."""


def name_hub(response, path):
    """Tell in the headers of a feed at `path` by which hub it may be subscribed to."""
    if settings.WEBSUB_HUB:
        hub, topic = settings.WEBSUB_HUB, absolute(path)
        response["Link"] = f'<{hub}>; rel="hub", <{topic}>; rel="self"'


def since(hub):
    """Up to when `hub` was told; None for one that is new."""
    return HubNotice.objects.filter(hub=hub).values_list("told_until", flat=True).first()


def remember(hub, until):
    HubNotice.objects.update_or_create(hub=hub, defaults={"told_until": until})


def settled_until():
    """The latest moment of which everything is public by now and no cache knows less."""
    return clock.now() - SETTLING


def changed_articles(since, until):
    """Articles that readers got, got something new in, or lost after `since`, up to `until`."""
    period = (since, until)
    public = Article.objects.published().filter(
        _within("published_at", *period) | _within("updated_at", *period)
    )
    withdrawn = Article.objects.filter(
        _within("corrections__made_at", *period),
        status=Status.WITHDRAWN,
        corrections__kind=CorrectionKind.WITHDRAWAL,
        # Not those that were scheduled and withdrawn before anybody could read them.
        published_at__lte=F("corrections__made_at"),
    )
    return Article.objects.filter(Q(pk__in=public.values("pk")) | Q(pk__in=withdrawn.values("pk")))


def changed_topics(since, until) -> list[str]:
    """The addresses of the feeds in which something changed; three queries.

    All news, and those of the regions (with the regions around them) and bodies of each article.
    """
    articles = changed_articles(since, until)
    codes = list(articles.values_list("region_links__region__code", flat=True).distinct())
    if not codes:
        return []
    around = {each for code in codes if code for each in ancestors_and_self(code)}
    regions = Region.objects.filter(code__in=around).select_related("parent").order_by("code")
    bodies = Body.objects.filter(article_links__article__in=articles).distinct().order_by("pk")
    lists = [feeds_of()]
    lists += [feeds_of(wilayah=region) for region in regions]
    lists += [feeds_of(penyelenggara=body) for body in bodies]
    return [absolute(feed.url) for feeds in lists for feed in feeds if feed.media_type in FEEDS]


def publish(hub, topic) -> str:
    """Tell `hub` that `topic` changed; answers why it refused, or "". Raises HubDown."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            status, reason = _post(hub, {"hub.mode": "publish", "hub.url": topic})
        except outbound.Unreachable as error:
            trouble = str(error)
        else:
            if status < 500 and status != TOO_MANY:
                return "" if 200 <= status < 300 else f"{status} {reason}"
            trouble = f"{status} {reason}"
        if attempt < ATTEMPTS:
            time.sleep(PAUSE_SECONDS)
    raise HubDown(trouble)


def _within(name, since, until):
    return Q(**{f"{name}__gt": since, f"{name}__lte": until})


def _post(hub, fields):
    # A redirect is no success here: followed, it would turn the notice into a mere visit.
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = outbound.ask(
        "POST", hub, headers=headers, body=urlencode(fields), may_reach=outbound.anywhere
    )
    return answer.status, answer.reason
