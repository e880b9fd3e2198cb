"""The five real texts that the portal was begun with, where they are at hand."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import TestCase

from articles.date_check import open_mismatches
from articles.models import Article
from common.html import plain_text
from ingest.models import InboxItem
from tests.factories import make_member

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))


@pytest.mark.skipif(len(FILES) != 5, reason="the five real texts are not here: ../shared/seeds")
class SeedTest(TestCase):
    @classmethod
    def setUpTestData(cls):
        for command in ("load_regions", "load_elections", "load_bodies"):
            call_command(command, verbosity=0)
        for role in ("penulis", "redaktur"):
            make_member(role, username=role)
        paths = [str(path) for path in FILES]
        call_command("import_text", *paths, "--publish", stdout=StringIO())
        texts = [path.read_text(encoding="utf-8-sig") for path in FILES]
        cls.items = [InboxItem.objects.get(raw_text=text) for text in texts]

    def regions(self, number):
        links = self.items[number].article.region_links
        return list(links.values_list("region__code", flat=True))

    def bodies(self, number):
        links = self.items[number].article.body_links
        return set(links.values_list("body__short_name", flat=True))

    def test_all_are_published(self):
        assert Article.objects.published().count() == 5

    def test_banyuasin_is_not_musi_banyuasin(self):
        for number in (0, 2):
            assert self.regions(number)[0] == "16.07"
            assert "16.06" not in self.regions(number)
            assert "KPU Banyuasin" in self.bodies(number)

    def test_palembang_and_its_province(self):
        assert self.regions(1) == ["16.71", "16"]
        assert {"Bawaslu Palembang", "Bawaslu Sumsel"} <= self.bodies(1)

    def test_one_text_dates_the_rest_days_otherwise_than_the_timetable(self):
        found = [open_mismatches(item.article) for item in self.items]

        assert [len(each) for each in found] == [0, 1, 0, 0, 0]
        assert found[1][0].words == "23 November"
        assert found[1][0].official_days == "24–26 November 2024"

    def test_text_about_the_nation_has_no_region(self):
        assert self.regions(3) == []

    def test_kota_banjar_is_not_kabupaten_banjar(self):
        assert self.regions(4) == ["32.79"]
        assert not self.items[4].suggestions.filter(region__code="63.03").exists()

    def test_related_titles_are_kept_and_out_of_the_body(self):
        for item in self.items:
            assert "BACA JUGA" not in item.clean_text.upper()
            assert "BACA JUGA" not in item.article.body.upper()
        assert [len(item.reading["related_titles"]) for item in self.items] == [3, 0, 4, 0, 0]

    def test_byline_date_and_credit_are_read(self):
        assert self.items[4].reading["byline"] == "Hermanto"
        assert self.items[4].reading["published_date"] == "2024-08-24"
        assert self.items[2].reading["photo_credit"] == "Dokumen Palpos"

    def test_texts_of_other_outlets_are_only_quoted(self):
        kinds = [item.article.kind for item in self.items]

        assert kinds == ["rilis", "rilis", "kliping", "rilis", "kliping"]
        assert all(len(plain_text(self.items[n].article.body)) <= 300 for n in (2, 4))

    def test_made_titles_are_flagged(self):
        flags = [item.is_title_missing for item in self.items]

        assert flags == [True, False, False, True, True]
        assert all(len(item.title) <= 90 for item in self.items if item.is_title_missing)
