import pytest

from regions.models import RegionAlias
from tests.factories import make_body, make_election, make_member, make_region, make_stage_kind
from tests.ingest.composing_page import take
from tests.ingest.texts import RELEASE


@pytest.fixture
def newsroom():
    """Users of the two roles that publishing takes, by role."""
    return {role: make_member(role, username=role) for role in ("penulis", "redaktur")}


@pytest.fixture
def names():
    """The rows that the texts of these tests name; among them places that share a name."""
    make_region("16", "Sumatera Selatan")
    banyuasin = make_region("16.07", "Kabupaten Banyuasin")
    RegionAlias.objects.create(region=make_region("16"), text="Sumsel", kind="pendek")
    make_region("33", "Jawa Tengah")
    make_region("33.22", "Kabupaten Semarang")
    make_region("33.74", "Kota Semarang", kind="kota")
    make_election(name="Pilkada Serentak 2024", short_name="Pilkada Serentak 2024")
    make_stage_kind("logistik", name="Logistik", keywords="surat suara\nlogistik")
    make_body("kpu", official_name="Komisi Pemilihan Umum", short_name="KPU RI")
    return make_body(
        "kpu", banyuasin, official_name="KPU Kabupaten Banyuasin", short_name="KPU Banyuasin"
    )


@pytest.fixture
def editor():
    return make_member("editor", username="editor")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def item(editor):
    return take(RELEASE, editor)
