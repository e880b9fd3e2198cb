import pytest

from bodies.models import BodyAlias
from pemilu.search.names import forget
from pemilu.search.naming import named_by
from pemilu.search.spelling import proposal_for
from regions.models import RegionAlias
from tests.factories import make_article, make_body, make_election, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """Look-alikes: two Banjar, Banyuasin inside Musi Banyuasin, a kecamatan called Kota."""
    return {
        "sumsel": make_region("16", "Sumatera Selatan"),
        "muba": make_region("16.06", "Kabupaten Musi Banyuasin"),
        "banyuasin": make_region("16.07", "Kabupaten Banyuasin"),
        "talang": make_region("16.07.10", "Talang Kelapa"),
        "logistik": make_region("16.07.11", "Logistik"),
        "kota_banjar": make_region("32.79", "Kota Banjar", kind="kota"),
        "banjar": make_region("63.03", "Kabupaten Banjar"),
        "bau": make_region("74.72", "Kota Bau-Bau", kind="kota"),
    }


@pytest.fixture
def offices(places):
    offices = {
        "kpu": make_body("kpu", official_name="Komisi Pemilihan Umum", short_name="KPU RI"),
        "banyuasin": make_body("kpu", places["banyuasin"], short_name="KPU Banyuasin"),
        "bawaslu": make_body("bawaslu", places["banyuasin"], short_name="Bawaslu Banyuasin"),
        "kota_banjar": make_body("kpu", places["kota_banjar"], short_name="KPU Kota Banjar"),
        "banjar": make_body("kpu", places["banjar"], short_name="KPU Kab. Banjar"),
    }
    BodyAlias.objects.create(body=offices["kpu"], text="KPU")
    BodyAlias.objects.create(body=offices["banyuasin"], text="KPU Kabupaten Banyuasin")
    return offices


@pytest.mark.parametrize(
    ("words", "regions"),
    [
        ("banyuasin", ["banyuasin"]),
        ("kabupaten banyuasin", ["banyuasin"]),
        ("kab banyuasin", ["banyuasin"]),
        ("musi banyuasin", ["muba"]),
        ("banyuasin dan musi banyuasin", ["banyuasin", "muba"]),
        ("berita banyuasin hari ini", ["banyuasin"]),
        ("banjar", ["kota_banjar", "banjar"]),
        ("kota banjar", ["kota_banjar"]),
        ("bau bau", ["bau"]),
        ("sumsel", ["sumsel"]),
        ("talang kelapa", ["talang"]),
        ("kecamatan talang kelapa", ["talang"]),
        ("logistik", ["logistik"]),
        ("logistik banyuasin", ["banyuasin"]),
        ("entah", []),
        ("", []),
    ],
)
def test_regions_that_words_name(places, words, regions):
    RegionAlias.objects.create(region=places["sumsel"], text="Sumsel", kind="akronim")

    named = named_by(words.split())

    assert {region.pk for region in named.regions} == {places[name].pk for name in regions}


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("kpu", ["kpu"]),
        ("kpu banyuasin", ["banyuasin"]),
        ("kpu kab banyuasin", ["banyuasin"]),
        ("banyuasin kpu", ["banyuasin"]),
        ("kpu banjar", ["kota_banjar", "banjar"]),
        ("kpu kota banjar", ["kota_banjar"]),
        ("bawaslu banyuasin logistik", ["bawaslu"]),
        ("komisi pemilihan umum", ["kpu"]),
        ("banyuasin", []),
    ],
)
def test_bodies_that_words_name(offices, words, bodies):
    named = named_by(words.split())

    assert [body.pk for body in named.bodies] == [offices[name].pk for name in bodies]


def test_elections_that_words_name():
    election = make_election(
        "pilkada-2024", name="Pemilihan Serentak", short_name="Pilkada", aliases="Pilwalkot\nPilgub"
    )

    for words in ("pilkada 2024", "pilgub logistik", "pemilihan serentak"):
        assert named_by(words.split()).elections == [election]
    assert named_by(["pemilihan"]).elections == []


def test_a_new_name_counts_once_names_are_read_anew(places):
    places["banyuasin"].name = "Kabupaten Baru"
    assert named_by(["banyuasin"]).regions
    places["banyuasin"].save()

    forget()

    assert named_by(["banyuasin"]).regions == []
    assert named_by(["baru"]).regions == [places["banyuasin"]]


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("banyuwasin", "banyuasin"),
        ("kpu banyausin", "kpu banyuasin"),
        ("talng kelapa", "talang kelapa"),
        ("bayuasin logistik", "banyuasin logistik"),
        ("banyuasin", None),
        ("gudang", None),
        ("zzzzqqqq", None),
        ("kpu", None),
        ('"', None),
        ("-banyuwasin", None),
        ("bau", None),
    ],
)
def test_what_a_misspelt_name_may_mean(offices, text, proposal):
    make_article("Gudang logistik")

    assert proposal_for(text) == proposal


def test_a_word_that_articles_hold_is_not_misspelt(places):
    make_article("Banyuwasin dieja begitu")

    assert proposal_for("banyuwasin") is None


def test_page_proposes_another_spelling(client, places):
    make_article("Banyuasin siap", regions=[places["banyuasin"]])

    html = client.get("/cari/?q=banyuwasin&jenis=berita").content.decode()

    assert 'href="?q=banyuasin&amp;jenis=berita"' in html
    assert client.get("/cari/?q=banyuasin&jenis=berita").context["results"].proposal is None
