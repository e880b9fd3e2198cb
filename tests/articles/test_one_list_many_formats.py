"""Whatever a reader asks for, the page, Atom, JSON Feed and CSV answer alike."""

import csv
import html
import io
import json
import re
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings, strategies
from hypothesis.extra.django import TestCase

from articles.actions import withdraw
from articles.derived import refresh
from articles.filters import ArticleFilterSet
from articles.models import Article, ArticleKind, Author, Byline, Source, Topic
from articles.paging import Cursor
from common.text import printable
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage_kind,
    moment,
)

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST = moment("2026-03-01 12:00")
ARTICLES = 36

# --- What readers may ask for

CURSORS = [
    str(Cursor(FIRST + timedelta(hours=12 * place), article_id))
    for place in (0, 5, 30, 60)
    for article_id in (0, 10**6)
]
GOOD = {
    "wilayah": ["16", "16.07", "16.07.10", "wilayah-17", "wilayah-16-07/wilayah-16-07-10"],
    "penyelenggara": ["kpu-banyuasin", "bawaslu-sumsel"],
    "keluarga": ["kpu", "bawaslu", "dkpp"],
    "pemilu": ["pilkada-2024", "pemilu-2029"],
    "tahapan": ["logistik", "kampanye"],
    "jenis": ["berita", "opini", "rilis"],
    "sumber": ["koran", "redaksi"],
    "topik": ["gudang", "hujan"],
    "penulis": ["sari", "budi"],
    "dari": ["2026-03-01", "2026-03-10", "2030-01-01"],
    "sampai": ["2026-03-02", "2026-03-15", "2000-01-01"],
    "q": ["gudang", "Gudang, disegel!", "“surat” suara", "kpu sumsel", "tidakadakata", "diper*"],
    "urut": ["terbaru", "relevansi"],
    "sebelum": CURSORS,
    "sesudah": CURSORS,
}
BAD = ["", " ", "tidak-ada", "16.99", "\x00", "a\x1bb", "a" * 101, "<b>&\"'", "=1+1", "99-99-99"]
BAD += ["31-12-2026", "2026-02-30", "-1", "9" * 50, "%", "--", "'; DROP TABLE", "é\ufffe", "🗳"]


def parameter(name):
    return strategies.tuples(strategies.just(name), strategies.sampled_from(GOOD[name]))


good_queries = strategies.lists(
    strategies.sampled_from(sorted(GOOD)).flatmap(parameter),
    max_size=4,
    unique_by=lambda pair: pair[0],
)
# Repeated, empty, malformed and unknown ones among good ones.
any_queries = strategies.lists(
    strategies.tuples(
        strategies.sampled_from([*GOOD, "utm_source"]),
        strategies.sampled_from(BAD) | strategies.text(max_size=12),
    )
    | strategies.sampled_from(sorted(GOOD)).flatmap(parameter),
    max_size=4,
)

# --- What a format says of its page


class Told(NamedTuple):
    ids: list[str]
    following: list | None  # The parameters of the next page.


def parameters_of(url):
    return sorted(parse_qsl(urlsplit(url).query)) if url else None


def told_by_page(response, ids_by_url):
    text = response.content.decode()
    urls = re.findall(r'class="card-title"><a href="([^"]+)"', text)
    link = re.search(r'<link rel="next" href="([^"]+)"', text)
    return Told([ids_by_url[url] for url in urls], parameters_of(link and html.unescape(link[1])))


def told_by_atom(response, _):
    root = ElementTree.fromstring(response.content)
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    ids = [entry.find(f"{ATOM}id").text for entry in root.findall(f"{ATOM}entry")]
    return Told(ids, parameters_of(links.get("next")))


def told_by_json(response, _):
    feed = json.loads(response.content)
    return Told([item["id"] for item in feed["items"]], parameters_of(feed.get("next_url")))


def told_by_csv(response, _):
    rows = csv.DictReader(io.StringIO(response.content.decode(), newline=""))
    link = re.fullmatch(r'<(.+)>; rel="next"', response.get("Link", ""))
    return Told([row["id"] for row in rows], parameters_of(link and link[1]))


FORMATS = {
    "/berita/": told_by_page,
    "/berita.atom": told_by_atom,
    "/berita.json": told_by_json,
    "/berita.csv": told_by_csv,
}


class OneListTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_newsroom()
        cls.ids_by_url = {
            article.get_absolute_url(): article.urn for article in Article.objects.published()
        }

    def get(self, path, query):
        response = self.client.get(f"{path}?{urlencode(query)}")
        assert response.status_code == 200
        return response

    def told(self, path, query):
        return FORMATS[path](self.get(path, query), self.ids_by_url)

    def assert_alike(self, query):
        answers = {path: self.get(path, query) for path in FORMATS}
        told = {path: FORMATS[path](answers[path], self.ids_by_url) for path in FORMATS}
        assert len({answer.get("X-Galat") for answer in answers.values()}) == 1
        for path in FORMATS:
            assert told[path] == told["/berita/"], path
        errors = json.loads(answers["/berita.json"].content).get("_galat", {})
        if errors or "X-Galat" in answers["/berita/"]:
            assert told["/berita/"] == Told([], None)
            self.assert_same_errors(answers, errors)

    def assert_same_errors(self, answers, errors):
        page = html.unescape(answers["/berita/"].content.decode())
        subtitle = ElementTree.fromstring(answers["/berita.atom"].content).find(f"{ATOM}subtitle")
        assert answers["/berita/"]["X-Galat"] == ", ".join(sorted(errors))
        assert {answer["X-Robots-Tag"] for answer in answers.values()} == {"noindex"}
        assert answers["/berita.csv"].content.count(b"\r\n") == 1
        assert set(errors) <= set(ArticleFilterSet.base_filters)
        for name, message in errors.items():
            assert f"<code>{name}</code>: {message}" in page
            assert f"{name}: {printable(message)}" in subtitle.text

    @settings(
        max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(query=good_queries)
    def test_good_parameters(self, query):
        self.assert_alike(query)

    @settings(
        max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(query=any_queries)
    def test_any_parameters(self, query):
        self.assert_alike(query)

    def test_good_values_are_good_and_the_first_finds_something(self):
        for name, values in GOOD.items():
            answers = [self.get("/berita.csv", [(name, value)]) for value in values]
            assert not any("X-Galat" in answer for answer in answers), name
            assert told_by_csv(answers[0], None).ids or name == "sebelum"

    def test_pages_hold_every_article_once_in_order(self):
        published = Article.objects.published().newest_first()
        expected = {
            (): published,
            (("wilayah", "16"),): published.in_region(make_region("16")),
            (("jenis", "berita"), ("dari", "2026-03-02")): published.filter(
                kind="berita", published_at__gte=moment("2026-03-01 17:00")
            ),
        }
        for query, articles in expected.items():
            ids = [article.urn for article in articles]
            assert len(ids) > 20
            for path in FORMATS:
                assert self.walk(path, query) == ids, (path, query)

    def walk(self, path, query):
        """The ids of all pages from the first on, by the links between them."""
        told = self.told(path, query)
        ids = told.ids
        while told.following:
            assert len(ids) <= ARTICLES
            told = self.told(path, told.following)
            ids = ids + told.ids
        return ids


def make_newsroom():
    """Articles twelve hours apart, two at a time, about every value that can be asked for."""
    regions = [make_region(code) for code in ("16", "16.07", "16.07.10", "17")]
    bodies = [
        make_body("kpu", regions[1], slug="kpu-banyuasin"),
        make_body("bawaslu", regions[0], slug="bawaslu-sumsel"),
    ]
    elections = [make_election("pilkada-2024"), make_election("pemilu-2029")]
    kinds = [make_stage_kind("logistik"), make_stage_kind("kampanye")]
    topics = [Topic.objects.create(slug=slug, name=slug.title()) for slug in ("gudang", "hujan")]
    sources = [
        Source.objects.create(slug=slug, name=slug.title(), kind="media")
        for slug in ("koran", "redaksi")
    ]
    authors = [Author.objects.create(slug=slug, name=slug.title()) for slug in ("sari", "budi")]
    for place in range(ARTICLES):
        article = make_article(
            f"{['Gudang disegel', 'Surat suara diperiksa', 'KPU Sumsel'][place % 3]} {place}",
            at=FIRST + timedelta(hours=12 * (place // 2)),
            regions=[regions[place % 4]],
            bodies=bodies[: place % 3],
            stages=[(elections[place % 2], kinds[place // 2 % 2])] if place % 5 else [],
            topics=topics[: place % 3],
            source=sources[place % 2],
            kind=ArticleKind.OPINION if place % 7 == 0 else ArticleKind.NEWS,
        )
        Byline.objects.create(article=article, author=authors[place % 2])
        refresh(article)
    make_article("Gudang terjadwal", at=moment("2100-01-01 00:00"))
    withdrawn = make_article("Gudang dicabut", at=FIRST)
    withdraw(article=withdrawn, by=withdrawn.approved_by, reason="Keliru.")
