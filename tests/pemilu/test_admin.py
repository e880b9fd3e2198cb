"""Every form and list of the desk, walked from the registry."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from accounts.models import Role, User
from accounts.roles import ensure_roles
from articles.models import (
    Article,
    Source,
    Topic,
)
from articles.models.reader_note import HandledDate
from bodies.models import Body
from elections.models import (
    Election,
)
from regions.models import Region
from tests.desk import admin_url
from tests.factories import (
    make_article,
    make_member,
    make_region,
)
from tests.filling import fill

pytestmark = pytest.mark.django_db

MODELS = list(admin.site._registry)
NAMES = [model._meta.label_lower for model in MODELS]
LONGEST_SELECT = 60
ROOT = Path(__file__).resolve().parent.parent.parent
OWN_APPS = [app.label for app in apps.get_app_configs() if Path(app.path).parent == ROOT]


def test_every_model_has_a_place_at_the_desk():
    own = {model for app in OWN_APPS for model in apps.get_app_config(app).get_models()}
    in_forms = {part.model for whole in admin.site._registry.values() for part in whole.inlines}

    # What an editor answered to the check of dates stands in the log.
    assert own <= {*MODELS, *in_forms, HandledDate}


def test_every_list_and_its_search_answer(desk):
    fill(0)

    for model in MODELS:
        page = desk.get(admin_url(model, "changelist"))
        assert page.status_code == 200, model
        assert page.context["cl"].result_count >= 1, model
        assert page.context["cl"].search_fields, model
        hostile = desk.get(admin_url(model, "changelist"), {"q": "kab' \" % ( xyz"})
        assert hostile.status_code == 200, model


@pytest.fixture
def whole_country():
    """As many regions as there are provinces, regencies and cities."""
    for province in range(11, 49):
        make_region(str(province))
    provinces = {region.code: region for region in Region.objects.all()}
    Region.objects.bulk_create(
        Region(
            code=f"{11 + place % 38}.{10 + place // 38}",
            name=f"Kabupaten {place}",
            slug=f"kabupaten-{place}",
            kind="kabupaten",
            level=2,
            parent=provinces[str(11 + place % 38)],
            time_zone="Asia/Jakarta",
        )
        for place in range(514)
    )
    Body.objects.bulk_create(
        Body(
            slug=f"kpu-{region.pk}",
            family="kpu",
            level="kabupaten-kota",
            region=region,
            official_name=f"KPU {region.name}",
            short_name=f"KPU {region.name}",
        )
        for region in Region.objects.regencies()
    )
    User.objects.bulk_create(User(username=f"orang-{place}") for place in range(80))
    Source.objects.bulk_create(
        Source(slug=f"sumber-{place}", name=f"Sumber {place}", kind="media") for place in range(80)
    )
    Topic.objects.bulk_create(
        Topic(slug=f"topik-a{place}", name=f"Topik a{place}") for place in range(80)
    )
    ensure_roles()


def test_no_form_and_no_filter_lists_the_whole_country(desk, whole_country):
    fill(0)
    Election.objects.get().regions.set(Region.objects.all())
    for model in MODELS:
        for page in pages_of(desk, model):
            assert page.status_code == 200, page.request
            html = page.content.decode()
            selects = [select.split("</select>")[0] for select in html.split("<select")[1:]]
            assert all(select.count("<option") <= LONGEST_SELECT for select in selects), model
            filters = re.findall(r"<details[^>]*data-filter-title.*?</details>", html, re.S)
            assert all(part.count("<li") <= LONGEST_SELECT for part in filters), model


def pages_of(desk, model):
    """List, form for a new row and form of the last row; whole rows may not be added by hand."""
    yield desk.get(admin_url(model, "changelist"))
    # What is pasted has a form of its own, to which the usual address leads.
    new = desk.get(admin_url(model, "add"), follow=True)
    if new.status_code != 403:
        yield new
    yield desk.get(admin_url(model, "change", model._default_manager.order_by("pk").last().pk))


@pytest.mark.parametrize("role", Role.values)
def test_every_page_of_a_role_answers(client, role):
    fill(0)
    client.force_login(make_member(role))

    answered = 0
    for model in MODELS:
        for page in pages_of(client, model):
            assert page.status_code in (200, 403), page.request
            answered += page.status_code == 200

    assert client.get(reverse("admin:index")).status_code == 200
    assert answered > 2 * len(OWN_APPS)


READ_ONLY = ["accounts.Event", "articles.ListEntry", "articles.ListCounter", "articles.Card"]


@pytest.mark.parametrize("label", [*READ_ONLY, "articles.ArticleText", "elections.StageChange"])
def test_what_the_software_writes_is_only_read(desk, label):
    fill(0)
    model = apps.get_model(label)
    row = model._default_manager.first()

    assert desk.get(admin_url(model, "change", row.pk)).status_code == 200
    assert desk.post(admin_url(model, "add"), {}).status_code == 403
    assert desk.post(admin_url(model, "change", row.pk), {}).status_code == 403
    assert desk.post(admin_url(model, "delete", row.pk), {"post": "yes"}).status_code == 403


def test_choices_of_regions_tell_homonyms_apart(desk):
    make_region("16.07", "Kabupaten Banyuasin")
    make_region("16.07.10", "Sukajadi")
    make_region("32.01.01", "Sukajadi")
    parameters = {"app_label": "bodies", "model_name": "body", "field_name": "region"}

    found = desk.get(reverse("admin:regions_region_autocomplete"), {**parameters, "term": "suka"})

    assert [row["text"] for row in found.json()["results"]] == [
        "Sukajadi, Kabupaten Banyuasin (16.07.10)",
        "Sukajadi, Wilayah 32.01 (32.01.01)",
    ]


def test_region_that_was_typed_comes_before_longer_names(desk):
    make_region("16.06", "Kabupaten Musi Banyuasin")
    make_region("16.07", "Kabupaten Banyuasin")
    parameters = {"app_label": "bodies", "model_name": "body", "field_name": "region"}

    for route in ("admin:regions_region_autocomplete", "admin:autocomplete"):
        found = desk.get(reverse(route), {**parameters, "term": "banyuasin"}).json()["results"]
        assert found[0]["text"] == "Kabupaten Banyuasin (16.07)"


def test_provinces_filter_by_everything_below_them(desk):
    make_article("Dari Banyuasin", regions=[make_region("16.07.10"), make_region("16.71")])
    make_article("Dari Banjar", regions=[make_region("32.79")])

    page = desk.get(admin_url(Article, "changelist"), {"provinsi": "16"})

    assert [article.title for article in page.context["cl"].result_list] == ["Dari Banyuasin"]


def test_index_speaks_indonesian_and_leaves_parts_out(desk):
    page = desk.get(reverse("admin:index")).content.decode()

    assert "Pemilu — meja redaksi" in page
    assert "Meja masuk" in page
    assert reverse("admin:articles_articleregion_changelist") not in page


def test_desk_needs_no_inline_script_or_style(desk):
    article = make_article()
    election = Election.objects.create(
        slug="a", name="a", short_name="a", kind="pemilu", status="berjalan"
    )

    for row in (article, election):
        html = desk.get(admin_url(type(row), "change", row.pk)).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", html)
        assert not re.search(r"<style|<[^>]+\sstyle=|<[^>]+\son[a-z]+=", html)


def test_pages_of_the_desk_are_kept_nowhere_framed_nowhere_and_name_no_address(desk):
    fill(0)

    for page in [desk.get(reverse("admin:index")), *pages_of(desk, Article)]:
        assert "no-store" in page["Cache-Control"]
        assert "private" in page["Cache-Control"]
        assert page["X-Frame-Options"] == "DENY"
        # Other sites learn the host, never which article is being worked on.
        assert page["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_index_names_first_what_editors_need_first(desk):
    page = desk.get(reverse("admin:index"))

    labels = [app["app_label"] for app in page.context["app_list"]]
    assert labels == [
        *("articles", "bodies", "elections", "regions", "ingest"),
        *("accounts", "auth", "common"),
    ]
