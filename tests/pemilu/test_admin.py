"""Every form and list of the desk, walked from the registry."""

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Event
from articles.models import Article, Slot, Source, Tag, Topic
from common import clock
from elections.models import Certainty, PublishingRule, ReportingRule, Revote, StageChange
from regions.models import RegionAlias
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_region,
    make_stage,
    make_stage_kind,
    make_user,
)

pytestmark = pytest.mark.django_db

MODELS = [model for model in admin.site._registry if model._meta.app_label != "auth"]
NAMES = [model._meta.label_lower for model in MODELS]
LONGEST_SELECT = 60


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja"))
    return client


def url(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def fill(number):
    """`number` articles with every tag, and rows of most other tables."""
    for place in range(number):
        region = make_region(f"16.{place + 10}")
        body = make_body("kpu", region)
        election = make_election(f"pemilu-{place}")
        stage = make_stage(election, region=region)
        article = make_article(
            regions=[region],
            bodies=[body],
            stages=[(election, stage.kind)],
            source=Source.objects.create(slug=f"s{place}", name=f"Koran {place}", kind="media"),
        )
        RegionAlias.objects.create(region=region, text=f"Wil{place}", kind="akronim")
        Slot.objects.create(name="utama", article=article, starts_at=clock.now())
        Revote.objects.create(election=election, region=region, polling_date="2025-04-05")
        StageChange.objects.create(stage=stage, known_on="2024-01-01")
        PublishingRule.objects.create(
            content_flag="survei",
            stage_kind=make_stage_kind(f"jenis-{place}"),
            effect="larang",
            legal_basis="UU",
        )
        ReportingRule.objects.create(
            slug=f"r{place}", election_kind="pemilu", days=7, day_count="hari-kerja"
        )


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_changelist_and_search_answer(desk, model):
    fill(1)

    assert desk.get(url(model, "changelist")).status_code == 200
    assert desk.get(url(model, "changelist"), {"q": "wil'\" %"}).status_code == 200


def test_queries_of_no_changelist_grow_with_its_rows(desk):
    def queries():
        counts = {}
        for model in MODELS:
            with CaptureQueriesContext(
                connection,
            ) as captured:
                desk.get(url(model, "changelist"))
            counts[model._meta.label_lower] = len(captured)
        return counts

    fill(2)
    before = queries()
    for row in Article.objects.all():
        row.slots.all()
    for place in range(2, 12):
        make_article(regions=[make_region(f"17.{place + 10}")])
        make_body("bawaslu", make_region(f"17.{place + 10}"))

    assert queries() == before
    assert max(before.values()) <= 12


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_forms_answer_without_long_selects(desk, model):
    for place in range(80):
        make_region(f"{11 + place // 40}.{10 + place % 40}")
    fill(1)
    if desk.get(url(model, "add")).status_code == 403:
        return
    pages = [desk.get(url(model, "add"))]
    if row := model._default_manager.first():
        pages.append(desk.get(url(model, "change", row.pk)))

    for page in pages:
        assert page.status_code == 200
        for select in page.content.decode().split("<select")[1:]:
            assert select.split("</select>")[0].count("<option") <= LONGEST_SELECT


@pytest.mark.parametrize(
    "query", ["id__exact=abc", "status__exact=zzz", "p=99999", "o=9.9", "published_at__year=99999"]
)
def test_malformed_addresses_are_no_server_error(desk, query):
    make_article()

    assert desk.get(f"{url(Article, 'changelist')}?{query}").status_code in (200, 302, 400)


def step(desk, article, name, **data):
    address = reverse("admin:articles_article_transition", args=[article.pk, name])
    assert desk.get(address).status_code == 200
    return desk.post(address, data, follow=True)


def test_article_goes_from_draft_to_withdrawn_by_buttons(desk):
    article = make_draft("Lewat tombol")
    step(desk, article, "ajukan")
    step(desk, article, "setujui")
    page = step(desk, article, "tayangkan")
    assert "selesai" in page.content.decode()
    step(desk, article, "ralat", kind="ralat", text="Angka diperbaiki.")
    article.refresh_from_db()
    public = article.get_absolute_url()
    assert "Angka diperbaiki" in desk.get(public).content.decode()

    step(desk, article, "cabut", reason="Sumber keliru.")

    assert desk.get(public).status_code == 410
    verbs = Event.objects.filter(object_id=str(article.pk)).values_list("verb", flat=True)
    assert {"diajukan", "disetujui", "ditayangkan", "diralat", "dicabut"} <= set(verbs)


def test_refused_transition_says_why_and_changes_nothing(desk):
    article = make_draft("Belum disetujui")

    page = step(desk, article, "tayangkan")

    assert "Tidak dapat dilakukan" in page.content.decode()
    article.refresh_from_db()
    assert article.status == "draf"


def test_schedule_needs_a_time(desk):
    article = make_draft("Tanpa waktu")
    step(desk, article, "ajukan")
    step(desk, article, "setujui")

    page = step(desk, article, "jadwalkan", at="besok")

    article.refresh_from_db()
    assert article.status == "disetujui"
    assert "errorlist" in page.content.decode()


def form_of(page):
    """The values that the browser would send for an unchanged form."""
    forms = [page.context["adminform"].form]
    forms += [f for s in page.context["inline_admin_formsets"] for f in s.formset.forms]
    managements = [s.formset.management_form for s in page.context["inline_admin_formsets"]]
    data = {}
    for form in [*forms, *managements]:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                data[bound.html_name] = value
    return data


def test_editing_a_published_article_moves_its_lists_and_leaves_a_redirect(desk):
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    Tag.objects.create(slug="contoh", name="Contoh")
    article = make_article("Judul lama")
    old_path = article.get_absolute_url()
    address = url(Article, "change", article.pk)

    data = form_of(desk.get(address))
    data |= {"title": "Judul baru", "slug": "judul-baru", "topics": [topic.pk]}
    response = desk.post(address, data)

    assert response.status_code == 302
    assert desk.get(old_path).status_code == 301
    assert "Judul baru" in desk.get("/topik/logistik/").content.decode()


def test_renaming_a_region_renews_the_cards_that_name_it(desk):
    region = make_region("16.07", "Kabupaten Lama")
    article = make_article(regions=[region])
    address = url(type(region), "change", region.pk)

    data = form_of(desk.get(address)) | {"name": "Kabupaten Baru", "slug": "kabupaten-baru"}
    desk.post(address, data)

    article.card.refresh_from_db()
    assert "Kabupaten Baru" in article.card.html
    assert desk.get("/wilayah/kabupaten-lama/").status_code == 301


def test_moving_a_stage_keeps_its_old_days(desk):
    stage = make_stage(certainty=Certainty.FIXED)
    address = url(type(stage), "change", stage.pk)

    data = form_of(desk.get(address)) | {"starts_on": "2024-11-23"}
    desk.post(address, data)

    change = stage.changes.get()
    assert str(change.starts_on_before) == "2024-11-24"
    assert Event.objects.filter(verb="jadwal diubah").exists()


def test_published_article_cannot_be_deleted(desk):
    article = make_article()

    assert desk.post(url(Article, "delete", article.pk), {"post": "yes"}).status_code == 403
