import json

import pytest

from articles.models import Source, Topic
from regions.models import FormerCode
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage_kind,
    moment,
)

pytestmark = pytest.mark.django_db


def titles(client, query):
    feed = json.loads(client.get(f"/berita.json?{query}").content)
    assert "_galat" not in feed, feed["_galat"]
    return [item["title"] for item in feed["items"]]


def complaints(client, query):
    feed = json.loads(client.get(f"/berita.json?{query}").content)
    assert feed["items"] == []
    return feed.get("_galat", {})


@pytest.fixture
def story():
    """One article with every kind of tag, and one with none."""
    region = make_region("16.07", "Kabupaten Banyuasin")
    make_region("16.07.10", "Talang Kelapa")
    FormerCode.objects.create(region=region, code="99.07")
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    make_article("Polos", kind="opini", at=moment("2023-05-05 00:00"))
    return make_article(
        "Lengkap",
        at=moment("2024-11-24 20:00"),
        regions=[make_region("16.07.10")],
        bodies=[make_body("kpu", region, slug="kpu-kabupaten-banyuasin")],
        stages=[(make_election(), make_stage_kind())],
        topics=[topic],
        source=Source.objects.create(slug="koran", name="Koran", kind="media"),
        bylines=["Sari Dewi"],
    )


@pytest.mark.parametrize(
    "query",
    [
        "wilayah=16",
        "wilayah=16.07",
        "wilayah=99.07",
        "wilayah=16.07.10",
        "wilayah=kabupaten-banyuasin",
        "wilayah=kabupaten-banyuasin/talang-kelapa",
        "penyelenggara=kpu-kabupaten-banyuasin",
        "keluarga=kpu",
        "pemilu=pilkada-2024",
        "tahapan=masa-tenang",
        "jenis=berita",
        "sumber=koran",
        "topik=logistik",
        "penulis=sari-dewi",
        "dari=2024-11-25&sampai=2024-11-25",
        "dari=2024-01-01",
        "q=lengkap",
        "q=banyuasin&urut=relevansi",
        "q=lengkap&urut=terbaru",
        "wilayah=16&keluarga=kpu&jenis=berita&tahapan=masa-tenang&q=isi",
        "wilayah=%20kabupaten-banyuasin%20",
    ],
)
def test_each_parameter_narrows_the_list(client, story, query):
    assert titles(client, query) == ["Lengkap"]


@pytest.mark.parametrize(
    "query", ["", "wilayah=", "wilayah=&q=&dari=", "entah=apa", "urut=terbaru"]
)
def test_empty_and_unknown_parameters_are_ignored(client, story, query):
    assert titles(client, query) == ["Lengkap", "Polos"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("wilayah=entah", "wilayah"),
        ("wilayah=16&wilayah=17", "wilayah"),
        ("wilayah=talang-kelapa", "wilayah"),
        ("wilayah=%00", "wilayah"),
        ("penyelenggara=entah", "penyelenggara"),
        ("keluarga=panitia", "keluarga"),
        ("pemilu=1955", "pemilu"),
        ("tahapan=entah", "tahapan"),
        ("jenis=gosip", "jenis"),
        ("sumber=entah", "sumber"),
        ("topik=entah", "topik"),
        ("penulis=entah", "penulis"),
        ("dari=kemarin", "dari"),
        ("dari=24-11-2024", "dari"),
        ("dari=0001-01-01", "dari"),
        ("sampai=9999-12-31", "sampai"),
        ("sampai=2024-02-30", "sampai"),
        ("dari=2024-11-25&sampai=2024-11-24", "dari"),
        ("q=" + "x" * 101, "q"),
        ("q=%00", "q"),
        ("q=%22", "q"),
        ("urut=acak", "urut"),
        ("sebelum=abc", "sebelum"),
        ("sebelum=1-1&sesudah=1-1", "sebelum"),
        ("sebelum=99999999999999999999-1", "sebelum"),
    ],
)
def test_a_bad_value_is_an_error_and_shows_nothing(client, story, query, parameter):
    assert parameter in complaints(client, query)


def test_relevance_puts_titles_first(client):
    make_article("Gudang logistik", at=moment("2024-01-01 00:00"))
    make_article("Lain", body="<p>Gudang logistik.</p>", at=moment("2024-06-01 00:00"))

    assert titles(client, "q=gudang&urut=relevansi") == ["Gudang logistik", "Lain"]
    assert titles(client, "q=gudang") == ["Lain", "Gudang logistik"]


def test_unknown_region_is_answered_with_what_may_have_been_meant(client, story):
    message = complaints(client, "wilayah=Banyuasin")["wilayah"]

    assert "Mungkin maksud Anda: kabupaten-banyuasin." in message
    assert "Mungkin" not in complaints(client, "wilayah=entah")["wilayah"]
