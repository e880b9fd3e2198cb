"""What has grown old: who is told of it, where it is mended, and the list of all of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.models import Article, ArticleRegion, LinkCheck
from bodies.models import Body, Contact, Officer
from elections.models import PublishingRule, ReportingRule
from elections.models.rule import Effect
from pemilu.dashboard.debts import DEBTS, debts_of
from pemilu.dashboard.shelves import read
from tests.desk import admin_url, form_data
from tests.factories import (
    make_article,
    make_body,
    make_member,
    make_region,
    make_stage,
    make_stage_kind,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def neglected():
    """A row of each debt in Banyuasin, in Bogor, and in the nation where there can be one."""
    for code in ("16.07", "32.01", None):
        region = make_region(code, f"Kabupaten {code}") if code else None
        body = make_body("kpu", region, short_name=f"KPU {code}")
        contact = Contact.objects.create(body=body, kind="telepon", value="021")
        link = LinkCheck.objects.create(
            url=f"https://kpu.example/{code}",
            failures=2,
            failing_since=timezone.now(),
            failure="tidak ada",
        )
        link.contacts.add(contact)
        make_stage(name=f"Tahapan {code}", region=region)
    PublishingRule.objects.create(
        content_flag="survei", stage_kind=make_stage_kind(), effect=Effect.BAR, legal_basis="UU"
    )
    ReportingRule.objects.create(
        slug="a", election_kind="pilkada", days=7, day_count="hari-kerja", legal_basis="UU"
    )


def owed_to(user) -> dict:
    debts = debts_of(user)
    found = read([debt.shelf(user) for debt in debts])
    return {debt.name: debt.panel(found[debt.name]) for debt in debts}


def words(panels) -> dict:
    return {name: [row.words for row in panel.rows] for name, panel in panels.items()}


def test_national_desk_is_told_of_everything(neglected):
    assert words(owed_to(make_member("admin"))) == {
        "kabar": ["Wilayah 16", "Wilayah 32", "Kabupaten 16.07", "Kabupaten 32.01"],
        "kontak": ["KPU 16.07: 021", "KPU 32.01: 021", "KPU None: 021"],
        "tautan": [f"https://kpu.example/{code}" for code in ("16.07", "32.01", None)],
        "ketua": ["KPU 16.07", "KPU 32.01", "KPU None"],
        "dasar": ["Tahapan 16.07", "Tahapan 32.01", "Tahapan None"],
        "aturan-tayang": ["survei · masa-tenang"],
        "aturan-lapor": ["UU"],
    }


def test_regional_desk_is_told_of_what_it_can_mend(neglected):
    assert words(owed_to(make_member("editor", make_region("16")))) == {
        "kabar": ["Wilayah 16", "Kabupaten 16.07"],
        "kontak": ["KPU 16.07: 021"],
        "tautan": ["https://kpu.example/16.07"],
        "ketua": ["KPU 16.07"],
    }
    assert words(owed_to(make_member("penulis", make_region("16.07")))) == {
        "kabar": ["Kabupaten 16.07"],
        "tautan": ["https://kpu.example/16.07"],
    }


@pytest.mark.parametrize("debt", DEBTS, ids=lambda debt: debt.name)
@pytest.mark.parametrize("place", ["16", None])
def test_full_list_shows_the_same_rows(client, neglected, debt, place):
    user = make_member("admin", make_region(place) if place else None)
    client.force_login(user)
    if debt not in debts_of(user):
        return
    panel = owed_to(user)[debt.name]

    changelist = client.get(panel.url).context["cl"]

    shelf = debt.shelf(user)
    assert {row.pk for row in changelist.result_list} == {row.pk for row in shelf.rows}
    assert changelist.has_active_filters
    assert panel.total == str(changelist.result_count)
    assert all(client.get(row.url).status_code == 200 for row in panel.rows)


def test_contacts_fall_due_those_never_checked_first():
    body, today = make_body(), timezone.localdate()
    for value, days in [("kemarin", 1), ("90 hari", 90), ("91 hari", 91), ("setahun", 365)]:
        Contact.objects.create(
            body=body, kind="telepon", value=value, verified_on=today - timedelta(days=days)
        )
    Contact.objects.create(body=body, kind="surel", value="belum")

    rows = owed_to(make_user())["kontak"].rows

    assert [row.words.split(": ")[1] for row in rows] == ["belum", "setahun", "91 hari"]
    assert rows[0].note == "belum pernah"


@pytest.mark.parametrize(
    ("position", "is_chair"),
    [
        ("Ketua", True),
        ("ketua merangkap anggota", True),
        ("Plt. Ketua", True),
        ("Ketua KPU Kabupaten Banyuasin", True),
        ("Wakil Ketua", False),
        ("Ketua Divisi Hukum", False),
        ("Anggota", False),
    ],
)
def test_only_a_chair_is_a_chair(position, is_chair):
    body = make_body()
    Officer.objects.create(body=body, person_name="Contoh", position=position)

    assert body in Body.objects.without_chair_on(date.today()) or is_chair
    assert (body not in Body.objects.without_chair_on(date.today())) == is_chair


def test_chair_whose_term_is_over_leaves_the_body_without():
    body, today = make_body(), date.today()
    Officer.objects.create(
        body=body, person_name="Contoh", position="Ketua", valid_until=today - timedelta(days=1)
    )

    assert body in Body.objects.without_chair_on(today)


def test_region_with_news_is_not_owed():
    regency = make_region("16.07")
    make_article(regions=[regency])
    assert "kabar" in owed_to(make_user())
    assert words(owed_to(make_user()))["kabar"] == []

    Article.objects.get().list_entries.update(published_at=timezone.now() - timedelta(days=10))

    # Ten days are long for a province and not for a regency.
    assert words(owed_to(make_user()))["kabar"] == ["Wilayah 16"]


def test_paid_debts_are_not_shown(client):
    client.force_login(make_user())

    page = client.get("/admin/")

    assert page.context["page"].debts == []
    assert "Lunas" in page.content.decode()


# --- The forms that mend


def test_form_for_a_chair_knows_body_and_position(client, neglected):
    client.force_login(make_user())
    row = owed_to(make_user())["ketua"].rows[0]

    page = client.get(row.url)

    form = page.context["adminform"].form
    assert form["position"].value() == "Ketua"
    assert str(form["body"].value()) == str(Body.objects.get(short_name=row.words).pk)


def test_form_for_news_proposes_the_region_and_stores_it(client, neglected):
    writer = make_member("penulis", make_region("16"))
    client.force_login(writer)
    url = owed_to(writer)["kabar"].rows[1].url

    page = client.get(url)
    sent = form_data(page) | {"title": "Kabar dari Banyuasin", "body": "Isi."}
    answer = client.post(url, sent)

    assert answer.status_code == 302
    link = ArticleRegion.objects.get(article__title="Kabar dari Banyuasin")
    assert (link.region.code, link.is_primary, link.role) == ("16.07", True, "subjek")


@pytest.mark.parametrize(
    "proposed", ["", "99.99", "x", "\x00", "32.01", "16.07' OR 1=1", "1" * 500]
)
def test_what_cannot_be_proposed_is_not(client, neglected, proposed):
    client.force_login(make_member("penulis", make_region("16")))

    page = client.get(admin_url(Article, "add"), {"wilayah": proposed})

    assert page.status_code == 200
    regions = page.context["inline_admin_formsets"][0].formset
    assert len(regions.forms) == 0


def test_slug_proposes_too(client, neglected):
    client.force_login(make_user())

    page = client.get(admin_url(Article, "add"), {"wilayah": make_region("16.07").slug})

    assert f'value="{make_region("16.07").pk}"' in page.content.decode()
