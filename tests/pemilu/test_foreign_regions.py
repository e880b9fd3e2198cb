"""What somebody of one region tries on rows of another, by forged requests to the real desk."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from accounts.desk.conflict import state_name, state_of
from articles.models import Article, ArticleRegion, Document, RelatedArticle, Slot, Status
from bodies.models import Contact
from common.snapshots import take_snapshot
from regions.models import Region
from tests.desk import admin_url, form_data, messages_of, row_data
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_member,
    make_region,
    make_stage,
    now,
)

pytestmark = pytest.mark.django_db

SECRET = "Rahasia Cirebon"
NO_CHOICE = "Masukkan pilihan yang valid"


@pytest.fixture
def here():
    return make_region("16.07")


@pytest.fixture
def there():
    return make_region("32.73")


@pytest.fixture
def secret(there):
    return make_draft(SECRET, regions=[there])


def desk_of(client, role, region):
    client.force_login(make_member(role, region))
    return client


@pytest.fixture
def writer(client, here):
    return desk_of(client, "penulis", here)


@pytest.fixture
def chief(client, here):
    return desk_of(client, "redaktur", here)


@pytest.fixture
def administrator(client, here):
    return desk_of(client, "admin", here)


def change(desk, obj, **changes):
    address = admin_url(type(obj), "change", obj.pk)
    data = form_data(desk.get(address)) | changes
    return desk.post(address, {name: value for name, value in data.items() if value or value == 0})


def codes(article):
    return sorted(article.region_links.values_list("region__code", flat=True))


def errors_of(page) -> str:
    return page.content.decode()


# --- Moving a row out of reach


def test_article_is_not_moved_to_a_foreign_region(writer, here, there):
    article = make_draft(regions=[here])

    moved = change(writer, article, **{"region_links-0-region": there.pk})
    added = change(writer, article, **row_data("region_links", 1, region=there.pk, role="tempat"))

    assert moved.status_code == added.status_code == 200
    assert codes(article) == ["16.07"]


def test_new_article_about_a_foreign_region_is_refused(writer, there):
    address = admin_url(Article, "add")
    row = row_data("region_links", 0, region=there.pk, role="subjek")

    page = writer.post(address, form_data(writer.get(address)) | {"title": "Baru"} | row)

    assert page.status_code == 200
    assert not Article.objects.exists()


def test_region_of_a_colleagues_draft_is_not_taken_off(writer, here):
    """Without a region it would be the nation's, and out of everybody's sight here."""
    article = make_draft(regions=[here])

    page = change(writer, article, **{"region_links-0-DELETE": "on"})

    assert "di luar jangkauan Anda" in errors_of(page)
    assert codes(article) == ["16.07"]


def test_published_article_of_ones_own_does_not_become_national_news(chief, here):
    article = make_article(regions=[here])
    article.created_by_id = chief.session["_auth_user_id"]
    article.save()

    page = change(chief, article, **{"region_links-0-DELETE": "on"})

    assert "di luar jangkauan Anda" in errors_of(page)
    assert codes(article) == ["16.07"]


def test_row_of_a_foreign_article_is_not_taken_over(writer, here, there, secret):
    article = make_draft(regions=[here])
    foreign = secret.region_links.get()

    change(writer, article, **{"region_links-0-id": foreign.pk, "region_links-0-role": "tempat"})
    change(
        writer,
        article,
        **row_data("region_links", 1, id=foreign.pk, region=here.pk, role="tempat"),
    )
    change(writer, article, **{"region_links-0-article": secret.pk})

    foreign.refresh_from_db()
    assert (foreign.article, foreign.region, foreign.role) == (secret, there, "subjek")
    assert codes(article) == ["16.07"]
    assert ArticleRegion.objects.count() == 2


def test_text_under_a_foreign_article_is_not_saved(writer, secret):
    page = writer.post(admin_url(Article, "change", secret.pk), {"title": "Diambil alih"})

    assert page.status_code == 302
    secret.refresh_from_db()
    assert secret.title == SECRET


def test_article_of_two_regions_is_read_and_not_changed(chief, here, there):
    article = make_article("Milik berdua", regions=[here, there])

    page = chief.get(admin_url(Article, "change", article.pk))
    sent = chief.post(admin_url(Article, "change", article.pk), {"title": "Diambil alih"})

    assert page.status_code == 200
    assert not page.context["has_change_permission"]
    assert not page.context["transitions"]
    assert sent.status_code == 403


@pytest.mark.parametrize("code", ["32.73", "16", ""])
def test_body_is_not_moved_out_of_reach(administrator, here, there, code):
    body = make_body("kpu", here)
    target = make_region(code).pk if code else ""

    page = change(administrator, body, region=target)

    assert page.status_code == 200
    body.refresh_from_db()
    assert body.region == here


def test_contact_is_not_hung_on_an_office_out_of_reach(client, here, there):
    editor = desk_of(client, "editor", here)
    contact = Contact.objects.create(body=make_body("kpu", here), kind="surel", value="a@b.id")

    for office in (make_body("kpu", there), make_body("kpu", make_region("16")), make_body("kpu")):
        assert change(editor, contact, body=office.pk).status_code == 200

    contact.refresh_from_db()
    assert contact.body.region == here


@pytest.mark.parametrize("code", ["32.73", "16", ""])
def test_stage_is_not_moved_out_of_reach(administrator, here, there, code):
    stage = make_stage(make_election(), region=here)
    target = make_region(code).pk if code else ""

    page = change(administrator, stage, region=target)

    assert page.status_code == 200
    stage.refresh_from_db()
    assert stage.region == here


def test_region_is_made_below_ones_own_only(administrator):
    address = admin_url(Region, "add")
    values = {"name": "Baru", "kind": "kecamatan", "slug": "baru", "time_zone": "Asia/Jakarta"}

    for code, status in [("32.73.01", 200), ("16.08", 200), ("16.07.11", 302)]:
        make_region("32.73")
        data = form_data(administrator.get(address)) | values | {"code": code}
        assert administrator.post(address, data).status_code == status

    assert Region.objects.filter(name="Baru").get().code == "16.07.11"


# --- Choosing a row that tells its name


def test_foreign_draft_cannot_be_chosen_to_read_next(writer, here, secret):
    article = make_draft(regions=[here])

    page = change(writer, article, **row_data("related_links", 0, related=secret.pk, order=0))

    assert page.status_code == 200
    assert SECRET not in errors_of(page)
    assert not RelatedArticle.objects.exists()


def test_foreign_draft_cannot_be_placed(chief, here, secret):
    slot = Slot.objects.create(
        name="utama", article=make_draft(regions=[here]), region=here, starts_at=now()
    )

    page = change(chief, slot, article=secret.pk)

    assert page.status_code == 200
    assert SECRET not in errors_of(page)
    slot.refresh_from_db()
    assert slot.article != secret


def test_nothing_is_placed_on_the_front_page_from_a_region(chief, here):
    slot = Slot.objects.create(
        name="utama", article=make_draft(regions=[here]), region=here, starts_at=now()
    )

    page = change(chief, slot, region="")

    assert "di luar jangkauan Anda" in errors_of(page)
    slot.refresh_from_db()
    assert slot.region == here


def test_paper_is_not_hung_on_a_foreign_draft(writer, secret):
    paper = Document.objects.create(kind="sk", title="SK", url="https://kpu.go.id/")

    page = change(writer, paper, articles=[secret.pk])

    assert page.status_code == 200
    assert SECRET not in errors_of(page)
    assert not paper.articles.exists()


# --- Lists: actions, filters, search


def run_action(desk, action, *articles, **data):
    chosen = {"action": action, ACTION_CHECKBOX_NAME: [article.pk for article in articles], **data}
    return desk.post(admin_url(Article, "changelist"), chosen, follow=True)


def test_list_action_leaves_foreign_rows_alone(chief, here, there, secret):
    shared = make_draft("Milik berdua", regions=[here, there])
    own = make_draft("Milik sendiri", regions=[here])

    page = run_action(chief, "ajukan", secret, shared, own, lanjut="ya")

    states = {article.title: article.status for article in Article.objects.all()}
    assert states == {
        SECRET: Status.DRAFT,
        "Milik berdua": Status.DRAFT,
        "Milik sendiri": Status.IN_REVIEW,
    }
    assert SECRET not in messages_of(page)


def test_list_action_deletes_no_row_that_is_foreign_in_part(chief, here, there):
    """Choosing it in the list once deleted what its own page would not."""
    papers = [
        Document.objects.create(kind="sk", title="SK", url="https://kpu.go.id/") for _ in range(3)
    ]
    own, foreign = make_body("kpu", here), make_body("kpu", there)
    for paper, bodies in zip(papers, ([foreign], [own, foreign], [own]), strict=True):
        paper.bodies.set(bodies)

    for paper in papers:
        chosen = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [paper.pk]}
        # Whoever may not see the row is not asked; its state is known to him all the same.
        state = {state_name(paper): state_of(take_snapshot(paper))}
        chief.post(admin_url(Document, "changelist"), chosen | state | {"post": "yes"})

    assert set(Document.objects.all()) == set(papers[:2])


@pytest.mark.parametrize(
    "query",
    [
        "q=Rahasia",
        "id__exact={pk}",
        "pk__in={pk}",
        "title__startswith=Rahasia",
        "region_links__region__code=32.73",
        "provinsi=32",
        "status__exact=draf",
        "all=",
        "_popup=1",
        "_to_field=id",
        "source__kind__exact=media",
        "created_by__username__startswith=p",
        "created_by__password__startswith=a",
        "related_links__related__title__startswith=R",
    ],
)
def test_no_filter_of_a_list_shows_or_counts_a_foreign_row(writer, here, secret, query):
    make_draft("Milik sendiri", regions=[here])

    page = writer.get(
        f"{admin_url(Article, 'changelist')}?{query.format(pk=secret.pk)}", follow=True
    )

    assert SECRET not in page.content.decode().replace("value=", "")
    if page.status_code == 200:
        assert secret not in page.context["cl"].queryset
        assert page.context["cl"].result_count <= 1


# --- What answers give away


@pytest.mark.parametrize("page", ["change", "delete", "history"])
def test_foreign_row_answers_as_one_that_does_not_exist(chief, secret, page):
    foreign = chief.get(admin_url(Article, page, secret.pk), follow=True)
    told = messages_of(foreign).replace(str(secret.pk), "N")
    missing = chief.get(admin_url(Article, page, 987654), follow=True)

    assert told == messages_of(missing).replace("987654", "N")
    assert foreign.redirect_chain == missing.redirect_chain
    assert SECRET not in foreign.content.decode()


def test_step_of_a_foreign_article_answers_as_one_of_none(chief, secret):
    foreign, missing = (
        chief.post(f"/admin/articles/article/{pk}/tindakan/ajukan/", {"lanjut": "ya"})
        for pk in (secret.pk, 987654)
    )

    assert foreign.status_code == missing.status_code == 404
    told = foreign.content.replace(f"/{secret.pk}/".encode(), b"/987654/")
    assert told == missing.content


def test_way_to_the_public_address_of_any_row_is_gone(writer, secret):
    """Django answers it for every row: the address of a draft is made of its title."""
    kind = ContentType.objects.get_for_model(Article)

    page = writer.get(f"/admin/r/{kind.pk}/{secret.pk}/")

    assert page.status_code == 404
    assert secret.slug not in page.headers.get("Location", "")


def test_start_of_the_desk_tells_of_nobody_elses_deeds(client, here, secret):
    change(desk_of(Client(), "redaktur", None), secret, title=f"{SECRET} lagi")

    page = desk_of(client, "redaktur", here).get("/admin/")

    assert SECRET not in page.content.decode()


@pytest.mark.parametrize(
    ("flag", "status"), [("_saveasnew", 403), ("_popup", 302), ("_continue", 302)]
)
def test_no_flag_of_a_form_opens_a_foreign_row(chief, secret, flag, status):
    """`_saveasnew` made a new row at the address of any other, although nothing offers it."""
    page = chief.post(admin_url(Article, "change", secret.pk), {"title": "Salinan", flag: "1"})

    assert page.status_code == status
    assert Article.objects.get().title == SECRET
