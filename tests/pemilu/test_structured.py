"""What pages tell machines in JSON-LD."""

from datetime import date

import pytest

from articles.models import Topic
from bodies.models import Contact
from elections.models import Certainty, StageChange
from regions.models import RegionAlias
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage,
)
from tests.structured import faults_of, things_in, things_of

pytestmark = pytest.mark.django_db
SITE = "https://pemilu.example"
HOSTILE = "Uji </script><b>&"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


def html_of(client, page):
    path = page if isinstance(page, str) else page.get_absolute_url()
    return client.get(path).content.decode()


def the(client, page, kind):
    """The one thing of this kind on the page; it says all that is required."""
    (thing,) = things_of(html_of(client, page), kind)
    assert faults_of(thing) == []
    return thing


def trail(client, page):
    items = the(client, page, "BreadcrumbList")["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    return [(item["name"], item["item"].removeprefix(SITE)) for item in items]


def test_front_page_tells_of_the_site_and_its_publisher(client):
    site = the(client, "/", "WebSite")
    publisher = the(client, "/", "NewsMediaOrganization")

    target = site["potentialAction"]["target"]["urlTemplate"]
    assert target == f"{SITE}/cari/?q={{search_term_string}}"
    for policy in ("publishingPrinciples", "correctionsPolicy", "masthead"):
        assert client.get(publisher[policy].removeprefix(SITE)).status_code == 200


def test_breadcrumbs_are_those_that_readers_see(client):
    kecamatan = make_region("16.07.10", "Talang Kelapa")
    body, election = make_body("kpu", kecamatan.parent), make_election()
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    home, news = ("Depan", "/"), ("Berita", "/berita/")

    above = [(r.name, r.get_absolute_url()) for r in (kecamatan.parent.parent, kecamatan.parent)]
    assert trail(client, kecamatan) == [home, ("Wilayah", "/wilayah/"), *above]
    assert trail(client, body) == [home, ("Penyelenggara", "/penyelenggara/")]
    assert trail(client, election) == [home, ("Pemilu", "/pemilu/")]
    assert trail(client, topic) == [home, news]
    assert trail(client, "/arsip/2024/11/") == [home, news]
    assert trail(client, make_article()) == [home, news]


def test_region_tells_its_names_and_where_it_lies(client):
    region = make_region("16.07", "Kabupaten Banyuasin")
    RegionAlias.objects.create(region=region, text="Banyuasin", kind="sebutan")

    area = the(client, region, "AdministrativeArea")

    assert area["identifier"] == "16.07"
    assert area["alternateName"] == ["Banyuasin"]
    assert area["containedInPlace"]["url"] == f"{SITE}{region.parent.get_absolute_url()}"
    assert the(client, region.parent, "AdministrativeArea")["containedInPlace"] == {
        "@type": "Country",
        "name": "Indonesia",
    }


def test_body_tells_verified_contacts_only(client):
    region = make_region("16.07")
    above = make_body("kpu", region.parent)
    body = make_body("kpu", region, parent=above, short_name="KPU Pendek")
    checked = {"body": body, "verified_on": date(2026, 1, 1)}
    Contact.objects.create(kind="telepon", value="(0711) 123456", **checked)
    Contact.objects.create(kind="situs", value="https://kpu.example", **checked)
    Contact.objects.create(body=body, kind="surel", value="belum@diperiksa.example")

    office = the(client, body, "GovernmentOrganization")

    assert office["name"] == body.official_name
    assert office["alternateName"] == "KPU Pendek"
    assert office["telephone"] == ["(0711) 123456"]
    assert office["sameAs"] == ["https://kpu.example"]
    assert "email" not in office
    assert office["areaServed"]["identifier"] == "16.07"
    assert office["parentOrganization"]["name"] == above.official_name


def test_national_body_serves_the_country(client):
    office = the(client, make_body("dkpp"), "GovernmentOrganization")

    assert office["areaServed"] == {"@type": "Country", "name": "Indonesia"}
    assert "parentOrganization" not in office


def test_fixed_stages_are_events(client):
    election = make_election()
    region = make_region("16.07", "Kabupaten Banyuasin")
    make_stage(election, name="Masa tenang", legal_basis="PKPU 2/2024")
    make_stage(election, name="Ulang", region=region, ends_on=None)
    make_stage(election, name="Rencana", certainty=Certainty.PLANNED)
    make_stage(election, name="Tanpa hari", starts_on=None, ends_on=None)
    make_stage(election, name="Batas akhir", starts_on=None)

    quiet, again = things_of(html_of(client, election), "Event")

    assert faults_of(quiet) == faults_of(again) == []
    assert quiet["name"] == f"Masa tenang ({election.short_name})"
    assert (quiet["startDate"], quiet["endDate"]) == ("2024-11-24", "2024-11-26")
    assert quiet["eventStatus"] == "https://schema.org/EventScheduled"
    assert quiet["location"]["name"] == "Indonesia"
    assert "previousStartDate" not in quiet
    assert again["location"]["address"]["addressRegion"] == region.name
    assert "endDate" not in again


def test_stage_that_was_moved_tells_every_first_day_it_had(client):
    stage = make_stage(make_election())
    for day in (20, 22):
        StageChange.objects.create(
            stage=stage, starts_on_before=date(2024, 11, day), known_on=date(2024, 10, day)
        )

    (event,) = things_of(html_of(client, stage.election), "Event")

    assert event["eventStatus"] == "https://schema.org/EventRescheduled"
    assert event["previousStartDate"] == ["2024-11-20", "2024-11-22"]


def test_cancelled_stage_is_a_cancelled_event(client):
    make_stage(make_election(), certainty="dibatalkan")

    (event,) = things_of(html_of(client, make_election()), "Event")

    assert event["eventStatus"] == "https://schema.org/EventCancelled"


def test_new_last_day_alone_moves_no_event(client):
    stage = make_stage(make_election())
    StageChange.objects.create(
        stage=stage,
        starts_on_before=stage.starts_on,
        ends_on_before=date(2024, 11, 25),
        known_on=date(2024, 10, 1),
    )

    (event,) = things_of(html_of(client, stage.election), "Event")

    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert "previousStartDate" not in event


def test_election_without_fixed_stages_has_no_events(client):
    html = html_of(client, make_election())

    assert [thing["@type"] for thing in things_in(html)] == ["BreadcrumbList"]


def test_no_name_ends_the_block(client):
    region = make_region("16", HOSTILE, slug="uji")
    body = make_body("kpu", region, official_name=HOSTILE, short_name=HOSTILE)
    election = make_election("uji", short_name=HOSTILE, name=HOSTILE)
    make_stage(election, name=HOSTILE)
    article = make_article(HOSTILE, regions=[region], bodies=[body])

    for page, kind, name in [
        (region, "AdministrativeArea", "name"),
        (body, "GovernmentOrganization", "name"),
        (election, "Event", "name"),
        (article, "NewsArticle", "headline"),
    ]:
        html = html_of(client, page)
        assert "</script><b>" not in html
        (thing,) = things_of(html, kind)
        assert thing[name].startswith(HOSTILE)
