"""The newsroom that is shipped: that it is whole, and what its pages weigh."""

import gzip
import re
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import TestCase, override_settings
from django.urls import reverse

from articles.demo.markup import NOTICE
from articles.integrity import check
from articles.models import (
    Article,
    Author,
    Correction,
    EditorialPage,
    ListPreset,
    Slot,
    Status,
    Topic,
)
from bodies.models import Body
from common.html import plain_text
from elections.models import Election
from pemilu.text_edition.addresses import text_address
from regions.models import Region
from tests.factories import make_article
from tests.structured import faults_of, things_in

# What fits into the first ten packets of a connection: one round trip on a slow phone.
LARGEST_PAGE = 14_336
LARGEST_TEXT_PAGE = 5_120
LARGEST_SCRIPTS = 10_240
# Pages weigh the same on both databases, and making all of them takes a while.
weighing = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="pages weigh the same on both databases"
)


class DemoNewsroomTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        directory = Path(cls.enterClassContext(TemporaryDirectory()))
        cls.enterClassContext(override_settings(DEMO_DIR=directory, DATA_ROOT=directory / "data"))
        for command in ("load_regions", "load_elections", "load_bodies"):
            call_command(command, verbosity=0)
        cls.report = StringIO()
        call_command("load_demo", stdout=cls.report)
        # The page on open data is at its heaviest when there is some.
        call_command("export_data", verbosity=0)

    def test_whole_newsroom_is_loaded_and_then_kept(self):
        again = StringIO()
        call_command("load_demo", stdout=again)

        assert "articles: created 121, kept 0" in self.report.getvalue()
        assert "articles: created 0, kept 121" in again.getvalue()

    def test_every_page_has_something_to_show(self):
        articles = Article.objects.all()

        assert articles.count() == articles.filter(tags__slug="contoh").count() == 121
        assert all(NOTICE in body for body in articles.values_list("body", flat=True))
        assert articles.scheduled().count() == 1
        assert articles.filter(status=Status.DRAFT).count() >= 3
        assert Correction.objects.public().count() == 3
        assert 2 <= Slot.objects.open().on_page(None).count() <= 5
        assert EditorialPage.objects.count() == 6
        assert check().is_clean

    def test_every_province_has_news(self):
        published = Article.objects.published()
        codes = set(published.values_list("region_links__region__code", flat=True)) - {None}

        provinces = set(Region.objects.provinces().values_list("code", flat=True))
        assert {code[:2] for code in codes} == provinces

    def test_every_selection_above_the_list_finds_something(self):
        presets = list(ListPreset.objects.all())

        assert len(presets) >= 4
        for preset in presets:
            page = self.client.get(f"{reverse('articles:list')}?{preset.query}")
            assert "X-Galat" not in page.headers, preset
            assert page.context["news"].cards, preset

    def test_what_pages_tell_machines_is_whole(self):
        # Two of everything: a kind of page that says nothing would not be missed by a loop.
        told = {
            "WebSite": ["/"],
            "AdministrativeArea": Region.objects.filter(level__gt=1).select_related("parent")[:2],
            "GovernmentOrganization": Body.objects.exclude(parent=None)[:2],
            "Event": Election.objects.filter(slug__in=["pemilu-2024", "pilkada-2024"]),
            "NewsArticle": Article.objects.published().filter(kind="berita")[:2],
            "BreadcrumbList": [*Topic.objects.all()[:2], *Author.objects.all()[:2], "/glosarium/"],
        }
        for kind, pages in told.items():
            for page in pages:
                path = page if isinstance(page, str) else page.get_absolute_url()
                things = things_in(self.client.get(path).content.decode())
                assert kind in [thing["@type"] for thing in things], path
                assert [fault for thing in things for fault in faults_of(thing)] == [], path

    # --- What readers on slow networks wait for

    def weigh(self, path):
        response = self.client.get(path, headers={"Accept-Encoding": "gzip"})
        assert response.status_code == 200, path
        assert response["Content-Encoding"] == "gzip"
        return len(response.content)

    def assert_light(self, paths):
        """Neither these pages nor what the text edition has of them weigh too much."""
        paths = list(paths)
        heavy = {path: size for path in paths if (size := self.weigh(path)) > LARGEST_PAGE}
        texts = [text for path in paths if (text := text_address(path))]
        heavy |= {path: size for path in texts if (size := self.weigh(path)) > LARGEST_TEXT_PAGE}

        assert not heavy

    @weighing
    def test_lists_are_light(self):
        lists = ["home", "articles:list", "regions:list", "bodies:list", "elections:list"]
        selections = [f"/berita/?{preset.query}" for preset in ListPreset.objects.all()]
        months = [
            "/arsip/2024/11/",
            f"/arsip/{Article.objects.published().last().published_at:%Y/%m}/",
        ]

        self.assert_light([*map(reverse, lists), *selections, *months])
        self.assert_light(
            [reverse("elections:glossary"), "/wilayah/?q=an", "/cari/?q=kpu", "/ralat/"]
        )

    @weighing
    def test_regions_are_light(self):
        largest = (
            Region.objects.regencies().with_kecamatan_count().order_by("-kecamatan_count")[:20]
        )
        kecamatan = Region.objects.filter(level=3).select_related("parent")[:3]

        self.assert_light(r.get_absolute_url() for r in Region.objects.provinces())
        self.assert_light(r.get_absolute_url() for r in [*largest, *kecamatan])

    @weighing
    def test_bodies_elections_topics_and_authors_are_light(self):
        for rows in (
            Body.objects.filter(level__in=["nasional", "provinsi"]),
            Election.objects.all(),
            Topic.objects.all(),
            Author.objects.all(),
            EditorialPage.objects.all(),
        ):
            self.assert_light(row.get_absolute_url() for row in rows)

    @weighing
    def test_articles_are_light(self):
        published = Article.objects.published()

        self.assert_light(article.get_absolute_url() for article in published)

    @weighing
    def test_article_of_a_thousand_words_is_light(self):
        bodies = Article.objects.order_by("pk").values_list("body", flat=True)
        words = " ".join(plain_text(body) for body in bodies).split()[:1000]
        paragraphs = [" ".join(words[start : start + 60]) for start in range(0, 1000, 60)]
        neighbour = Article.objects.get(title__startswith="Ketek Pendataan")
        article = make_article(
            "Seribu kata",
            body="".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
            summary="Ringkasan " * 30,
            regions=[link.region for link in neighbour.region_links.all()],
            bodies=[link.body for link in neighbour.body_links.all()],
        )

        assert len(plain_text(article.body).split()) == 1000
        self.assert_light([article.get_absolute_url()])

    @weighing
    def test_parts_of_the_text_edition_are_light(self):
        regions = [
            *Region.objects.provinces(),
            *Region.objects.regencies().with_kecamatan_count().order_by("-kecamatan_count")[:20],
        ]
        names = [f"/wilayah/?q={name}" for name in ("a", "an", "ka", "kabupaten", "s", "ba")]
        letters = [f"/wilayah/?huruf={letter}" for letter in Region.objects.letters()]

        self.assert_light(f"{region.get_absolute_url()}?bagian=2" for region in regions)
        self.assert_light([*names, *letters])


def test_scripts_of_the_whole_site_are_light():
    scripts = sorted((settings.BASE_DIR / "static" / "js").glob("*.js"))

    assert scripts
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= LARGEST_SCRIPTS


@pytest.mark.django_db
def test_page_needs_one_request_before_it_is_painted(client):
    html = client.get("/").content.decode()
    head = html[: html.index("</head>")]

    assert 'rel="stylesheet"' not in head
    assert all(" defer>" in tag for tag in re.findall(r"<script src[^>]*>", head))
    assert "@font-face" not in head
    assert "@import" not in head
