"""Feeds name their hub, and the hub is told what changed once readers can see it."""

import json
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from threading import Thread
from urllib.parse import parse_qs
from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command

from articles.actions import correct, withdraw
from articles.models import HubNotice
from articles.websub import SETTLING
from common import clock
from tests.factories import make_article, make_body, make_draft, make_region, moment

pytestmark = pytest.mark.django_db
SITE = "https://pemilu.example"
BEGIN = moment("2026-11-24 03:00")
LATER = BEGIN + timedelta(minutes=30)
ATOM = "{http://www.w3.org/2005/Atom}"
NATION = [f"{SITE}/berita.atom", f"{SITE}/berita.json"]


class Hub:
    """A hub on this machine that keeps what it is told and answers with `statuses` in turn."""

    def __init__(self):
        self.notices = []
        self.statuses = []
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                hub.notices.append((self.path, self.headers["Content-Type"], parse_qs(body)))
                self.send_response(hub.statuses.pop(0) if hub.statuses else 204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}/hub?x=1"

    @property
    def topics(self):
        return [fields["hub.url"][0] for _, _, fields in self.notices]

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def hub(settings, monkeypatch):
    monkeypatch.setattr("articles.websub.PAUSE_SECONDS", 0)
    hub = Hub()
    settings.SITE_URL, settings.WEBSUB_HUB = SITE, hub.url
    yield hub
    hub.close()


def run(at=LATER, **options):
    """What `ping_hub` prints when it runs at a moment; everything up to then is settled."""
    stdout = StringIO()
    with clock.fixed_at(at + SETTLING):
        call_command("ping_hub", stdout=stdout, **options)
    return stdout.getvalue()


def failed_run(**options):
    """What a run that fails says on standard error, and why it failed."""
    stderr = StringIO()
    with pytest.raises(CommandError) as failure:
        run(stderr=stderr, **options)
    assert failure.value.returncode == 1
    return stderr.getvalue(), str(failure.value)


def feeds_about(query):
    return [f"{SITE}/berita.atom?{query}", f"{SITE}/berita.json?{query}"]


# --- What feeds say


def test_feeds_name_the_hub_and_themselves(client, settings):
    settings.SITE_URL, settings.WEBSUB_HUB = SITE, "https://hub.example/"
    make_region("16", "Sumatera Selatan")

    atom = client.get("/berita.atom?wilayah=sumatera-selatan&apa=x")
    feed = client.get("/berita.json?wilayah=sumatera-selatan")

    links = {
        link.get("rel"): link.get("href")
        for link in ElementTree.fromstring(atom.content).iter(f"{ATOM}link")
    }
    assert links["hub"] == "https://hub.example/"
    assert json.loads(feed.content)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    topics = feeds_about("wilayah=sumatera-selatan")
    for response, topic in zip((atom, feed), topics, strict=True):
        assert response["Link"] == f'<https://hub.example/>; rel="hub", <{topic}>; rel="self"'
    assert links["self"] == topics[0]
    assert json.loads(feed.content)["feed_url"] == topics[1]


def test_without_a_hub_feeds_name_none(client):
    atom, feed = client.get("/berita.atom"), client.get("/berita.json")

    assert 'rel="hub"' not in atom.content.decode()
    assert "hubs" not in json.loads(feed.content)
    assert "Link" not in atom
    assert "Link" not in feed


# --- What the hub is told


def test_first_run_only_marks_the_beginning(hub):
    make_article(at=BEGIN)

    assert run(at=BEGIN) == "told: 0 feeds, refused 0\n"
    assert hub.notices == []
    assert HubNotice.objects.get().told_until == BEGIN


def test_hub_is_told_of_the_feeds_of_an_article_that_became_public(hub):
    run(at=BEGIN)
    kecamatan = make_region("16.07.10", "Talang Kelapa")
    body = make_body("kpu", kecamatan.parent, slug="kpu-banyuasin")
    make_body("bawaslu", kecamatan.parent)
    make_region("17")
    make_article(at=BEGIN + timedelta(minutes=5), regions=[kecamatan], bodies=[body])

    assert run() == "told: 10 feeds, refused 0\n"

    assert hub.topics == [
        *NATION,
        *feeds_about("wilayah=wilayah-16"),
        *feeds_about("wilayah=wilayah-16-07"),
        *feeds_about("wilayah=wilayah-16-07/talang-kelapa"),
        *feeds_about("penyelenggara=kpu-banyuasin"),
    ]
    path, content_type, fields = hub.notices[0]
    assert path == "/hub?x=1"
    assert content_type == "application/x-www-form-urlencoded"
    assert fields == {"hub.mode": ["publish"], "hub.url": [NATION[0]]}


def test_topics_are_feeds_that_name_themselves_so(client, hub):
    run(at=BEGIN)
    region = make_region("16.07.10", "Talang Kelapa")
    make_article(
        at=BEGIN + timedelta(minutes=5), regions=[region], bodies=[make_body("kpu", region)]
    )
    run()

    for topic in hub.topics:
        response = client.get(topic.removeprefix(SITE))
        assert response["Link"].endswith(f'<{topic}>; rel="self"')
        assert "X-Galat" not in response


def test_nothing_is_told_twice_and_nothing_before_it_is_settled(hub):
    run(at=BEGIN)
    make_article(at=LATER)

    run(at=LATER - timedelta(seconds=1))
    assert hub.topics == []
    run(at=LATER)
    assert hub.topics == NATION
    assert run(at=LATER + timedelta(minutes=1)) == "told: 0 feeds, refused 0\n"
    assert hub.topics == NATION


def test_correction_is_told(hub):
    article = make_article(at=BEGIN - timedelta(days=1))
    run(at=BEGIN)
    with clock.fixed_at(BEGIN + timedelta(minutes=5)):
        correct(article=article, by=article.approved_by, kind="ralat", text="Angka diperbaiki.")

    run()

    assert hub.topics == NATION


def test_withdrawal_is_told_to_the_feeds_that_held_the_article(hub):
    region = make_region("16", "Sumatera Selatan")
    article = make_article(at=BEGIN - timedelta(days=1), regions=[region])
    run(at=BEGIN)
    with clock.fixed_at(BEGIN + timedelta(minutes=5)):
        withdraw(article=article, by=article.approved_by, reason="Sumber keliru.")

    run()

    assert hub.topics == [*NATION, *feeds_about("wilayah=sumatera-selatan")]


def test_what_was_never_public_is_not_told(hub):
    run(at=BEGIN)
    make_draft()
    make_article(at=LATER + timedelta(days=1))
    corrected = make_article(at=LATER + timedelta(days=1))
    gone = make_article(at=LATER + timedelta(days=1))
    with clock.fixed_at(BEGIN + timedelta(minutes=5)):
        correct(article=corrected, by=gone.approved_by, kind="ralat", text="Keliru.")
        withdraw(article=gone, by=gone.approved_by, reason="Batal.")

    run()

    assert hub.topics == []


def test_dry_run_names_the_feeds_and_tells_nothing(hub):
    run(at=BEGIN)
    make_article(at=BEGIN + timedelta(minutes=5))

    assert run(dry_run=True) == "\n".join([*NATION, "changed: 2 feeds\n"])
    assert hub.topics == []
    assert HubNotice.objects.get().told_until == BEGIN


def test_another_hub_starts_anew(hub, settings):
    run(at=BEGIN)
    settings.WEBSUB_HUB = hub.url.replace("x=1", "x=2")
    make_article(at=BEGIN + timedelta(minutes=5))

    run()

    assert hub.topics == []
    assert HubNotice.objects.count() == 2


def test_without_a_hub_there_is_nothing_to_do():
    assert "WEBSUB_HUB is not set" in run()
    assert not HubNotice.objects.exists()


# --- When the hub does not take it


def test_refused_feed_is_named_and_not_told_again(hub):
    run(at=BEGIN)
    make_article(at=BEGIN + timedelta(minutes=5))
    hub.statuses = [400]

    stderr, reason = failed_run()

    assert stderr == f"{NATION[0]}: 400 Bad Request\n"
    assert reason == "the hub refused 1 feeds"
    assert hub.topics == NATION
    run(at=LATER + timedelta(minutes=1))
    assert hub.topics == NATION


@pytest.mark.parametrize("status", [301, 404])
def test_only_a_success_is_one(hub, status):
    run(at=BEGIN)
    make_article(at=BEGIN + timedelta(minutes=5))
    hub.statuses = [status]

    failed_run()

    assert len(hub.notices) == 2


def test_hub_that_fails_once_is_asked_again(hub):
    run(at=BEGIN)
    make_article(at=BEGIN + timedelta(minutes=5))
    hub.statuses = [503, 429, 202]

    assert run() == "told: 2 feeds, refused 0\n"
    assert hub.topics == [NATION[0], *NATION[:1], *NATION]


def test_hub_that_keeps_failing_is_told_everything_by_the_next_run(hub):
    run(at=BEGIN)
    make_article(at=BEGIN + timedelta(minutes=5))
    hub.statuses = [503, 503, 503]

    _, reason = failed_run()

    assert reason == f"the hub did not take {NATION[0]}: 503 Service Unavailable"
    assert len(hub.notices) == 3
    hub.notices.clear()
    run(at=LATER + timedelta(minutes=1))
    assert hub.topics == NATION


def test_hub_that_is_down_is_an_error_and_no_crash(hub):
    run(at=BEGIN)
    make_article(at=BEGIN + timedelta(minutes=5))
    hub.close()

    _, reason = failed_run()

    assert NATION[0] in reason
    assert HubNotice.objects.get().told_until == BEGIN


@pytest.mark.parametrize("count", [1, 5])
def test_queries_do_not_grow(hub, django_assert_num_queries, count):
    run(at=BEGIN)
    for number in range(count):
        region = make_region(f"16.07.{number + 10}")
        body = make_body("kpu", region)
        make_article(at=BEGIN + timedelta(minutes=5), regions=[region], bodies=[body])

    # Since when; regions, bodies and what they are asked for; a savepoint around two of writing.
    with django_assert_num_queries(8):
        run()
