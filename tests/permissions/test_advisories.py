"""The classes of Wagtail's nine permission advisories of 2026, each where it exists here.

Editors of one part of the site reached rows of another by a page that forgot to ask: preview,
comparison of revisions, history, copy, delete, chooser, translation, documents, images.
`docs/permissions.md` says which of them this desk does not have.
"""

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.urls import NoReverseMatch, get_resolver, reverse

from accounts.models import OpenForm
from accounts.revisions import keep_revision
from articles.actions import approve, publish, submit, withdraw
from articles.models import Article, Document, Image, ImageUse, RelatedArticle, Slot
from bodies.models import Body
from common.snapshots import digest, take_snapshot
from tests.desk import admin_url, confirmation, form_data, messages_of
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_member,
    make_region,
    make_user,
    moment,
)
from tests.permissions.addresses import addresses

pytestmark = pytest.mark.django_db

SECRET = "Rahasia Cirebon"


@pytest.fixture
def here():
    return make_region("16.07")


@pytest.fixture
def secret():
    return make_draft(SECRET, regions=[make_region("32.73")])


@pytest.fixture
def chief(client, here):
    client.force_login(make_member("redaktur", here))
    return client


def test_preview_of_a_foreign_draft(chief, secret):
    """The public address shows nobody a draft; the front page of a later time no foreign one."""
    submit(article=secret, by=secret.created_by)
    approve(article=secret, by=make_user())
    publish(article=secret, by=make_user(), at=moment("2090-01-01 00:00"))
    Slot.objects.create(name="utama", article=secret, starts_at=moment("2026-01-01 00:00"))

    assert chief.get(secret.get_absolute_url() or "/berita/2026/11/x/").status_code == 404
    later = "/admin/articles/slot/pratinjau/?waktu=2090-01-02T00:00"
    assert SECRET not in chief.get(later).content.decode()
    assert SECRET not in chief.get("/admin/articles/slot/halaman-depan/").content.decode()
    assert chief.get(f"/admin/articles/article/{secret.pk}/pratinjau/").status_code == 404


def test_pages_below_a_foreign_row(chief, secret):
    """Every page below a row answers for a foreign one as if it did not exist."""
    keep_revision(secret, by=None)
    below = [
        each for each in addresses() if each.label == "articles.article" and "{}" in each.route
    ]

    for address in below:
        page = chief.get(address.of(secret), follow=True)
        assert SECRET not in page.content.decode(), address.page
    assert {"history", "change", "riwayat/1", "terbuka"} <= {each.page for each in below}


def versions(row, *changes):
    """Keep `row` as it is, and as it is after each of `changes` of its columns."""
    keep_revision(row, by=None)
    for values in changes:
        type(row).objects.filter(pk=row.pk).update(**values)
        keep_revision(row, by=None)


def pages_of_versions(row):
    """The addresses that show what `row` said, each as far as it exists for that model."""
    model = type(row)
    return [
        admin_url(model, "history", row.pk),
        admin_url(model, "revision", row.pk, 1),
        admin_url(model, "revision", row.pk, 2) + "?dengan=1",
        admin_url(model, "restore", row.pk, 1),
        admin_url(model, "change", row.pk) + "?dari-versi=1",
    ]


def test_history_and_comparison_of_a_foreign_article(chief, secret):
    versions(secret, {"title": f"{SECRET} Lama"})

    for address in pages_of_versions(secret):
        page = chief.get(address, follow=True)
        assert SECRET not in page.content.decode(), address
        # As for a row that does not exist: nothing tells the two apart.
        missing = chief.get(address.replace(f"/{secret.pk}/", "/987654/"), follow=True)
        assert page.status_code == missing.status_code
    refused = chief.post(admin_url(Article, "restore", secret.pk, 1))
    secret.refresh_from_db()

    assert refused.status_code == 404
    assert secret.title == f"{SECRET} Lama"


def test_foreign_body_is_neither_compared_nor_restored(chief):
    body = make_body("kpu", make_region("32.73"), official_name=SECRET)
    versions(body, {"official_name": "KPU Kini"})
    seen = digest(take_snapshot(body))

    for address in pages_of_versions(body):
        assert SECRET not in chief.get(address, follow=True).content.decode(), address
    chief.post(admin_url(Body, "restore", body.pk, 1), {"dilihat": seen})
    body.refresh_from_db()

    assert body.official_name == "KPU Kini"


def test_restoring_does_not_move_a_row_out_of_reach(client, here):
    """It came from a foreign region: what it said there stays readable, and stays there."""
    client.force_login(make_member("admin", here))
    body = make_body("kpu", make_region("32.73"))
    versions(body, {"region": here})
    seen = client.get(admin_url(Body, "restore", body.pk, 1)).context["seen"]

    page = client.post(admin_url(Body, "restore", body.pk, 1), {"dilihat": seen})
    body.refresh_from_db()

    assert "di luar jangkauan Anda" in messages_of(page)
    assert body.region == here


def test_version_with_foreign_regions_is_typed_but_not_saved(chief, here):
    article = make_draft("Dari sana", regions=[make_region("32.73")])
    keep_revision(article, by=None)
    article.region_links.update(region=here)
    keep_revision(article, by=None)
    address = admin_url(Article, "change", article.pk)

    page = chief.post(address, form_data(chief.get(f"{address}?dari-versi=1")))

    assert page.status_code == 200
    assert [link.region for link in article.region_links.all()] == [here]


def test_versions_do_not_name_a_foreign_draft(chief, here, secret):
    """The nation had linked to it; its title is not told by what the row said before."""
    article = make_draft("Milik sendiri", regions=[here])
    RelatedArticle.objects.create(article=article, related=secret)
    keep_revision(article, by=None)
    article.related_links.all().delete()
    keep_revision(article, by=None)

    for address in pages_of_versions(article):
        page = chief.get(address, follow=True)
        assert page.status_code == 200
        assert SECRET not in page.content.decode(), address
    compared = chief.get(admin_url(Article, "revision", article.pk, 2))
    assert "(di luar jangkauan Anda)" in compared.content.decode()


def test_form_keeps_a_link_to_a_foreign_draft_without_naming_it(chief, here, secret):
    article = make_draft("Milik sendiri", regions=[here])
    for related in (secret, make_article("Kabar Cirebon", regions=[make_region("32.73")])):
        RelatedArticle.objects.create(article=article, related=related)
    address = admin_url(Article, "change", article.pk)
    page = chief.get(address)
    text = page.content.decode()

    saved = chief.post(address, form_data(page) | {"title": "Judul baru"})
    listed = chief.get(admin_url(RelatedArticle, "changelist")).content.decode()

    assert saved.status_code == 302
    assert article.related_links.count() == 2
    for shown in (text, listed):
        assert SECRET not in shown
        assert "Kabar Cirebon" in shown


def test_presence_at_a_foreign_row(chief, secret):
    """Whether a colleague has it open would tell that it exists."""
    address = admin_url(Article, "presence", secret.pk)

    answers = [chief.post(address).status_code, chief.post(address, {"tutup": ""}).status_code]

    assert answers == [403, 403]
    assert chief.post(admin_url(Article, "presence", 987654)).status_code == 403
    assert not OpenForm.objects.exists()


def test_copy_is_offered_nowhere():
    """A copy would be a new row of whoever copies, with the text of a row he may not see."""
    assert not [str(each) for each in admin.site._registry.values() if each.save_as]


def test_deletion_of_a_foreign_row_and_of_what_hangs_on_it(chief, here, secret):
    own = Document.objects.create(kind="sk", title="SK", url="https://kpu.go.id/")
    foreign = Document.objects.create(kind="sk", title=SECRET, url="https://kpu.go.id/")
    own.bodies.add(make_body("kpu", here))
    foreign.articles.add(secret)

    page = chief.get(admin_url(Document, "delete", own.pk))
    refused = chief.post(admin_url(Document, "delete", foreign.pk), confirmation(page))

    assert page.status_code == 200
    assert SECRET not in page.content.decode()
    assert refused.headers["Location"] == reverse("admin:index")
    assert Document.objects.filter(pk=foreign.pk).exists()


def relations():
    """`app.model.field` of everything that an autocomplete may be asked for."""
    for model in admin.site._registry:
        for field in model._meta.get_fields():
            if field.concrete and field.is_relation:
                yield f"{model._meta.label_lower}.{field.name}"


@pytest.mark.parametrize("field", sorted(relations()))
def test_chooser_finds_no_foreign_row(chief, secret, field):
    app, model, name = field.split(".")
    parameters = {"app_label": app, "model_name": model, "field_name": name, "term": "Rahasia"}

    for route in ("admin:articles_article_autocomplete", "admin:autocomplete"):
        try:
            page = chief.get(reverse(route), parameters)
        except NoReverseMatch:
            continue
        assert page.status_code in (200, 403)
        assert SECRET not in page.content.decode()


def test_translation_is_offered_nowhere():
    assert not [each for each in names() if "translat" in each or "terjemah" in each]


def test_documents_of_a_foreign_article(chief, secret):
    paper = Document.objects.create(kind="sk", title=SECRET, url="https://kpu.go.id/")
    paper.articles.add(secret)

    for page in ("change", "delete", "history"):
        answer = chief.get(admin_url(Document, page, paper.pk))
        assert answer.headers["Location"] == reverse("admin:index")
    listed = chief.get(admin_url(Document, "changelist"), {"q": "Rahasia"}).content.decode()
    assert f"/{paper.pk}/change/" not in listed


def test_shared_paper_does_not_name_a_foreign_draft(chief, here, secret):
    paper = Document.objects.create(kind="sk", title="SK", url="https://kpu.go.id/")
    public = make_article("Kabar Cirebon", regions=[make_region("32.73")])
    paper.articles.set([secret, public, make_draft("Milik sendiri", regions=[here])])

    page = chief.get(admin_url(Document, "change", paper.pk)).content.decode()

    assert SECRET not in page
    assert "Milik sendiri" in page
    assert "Kabar Cirebon" in page


def test_images_of_a_foreign_article(chief, secret):
    image = Image.objects.create(
        file=ContentFile(b"", name="rahasia.png"), credit=SECRET, sha256="a"
    )
    ImageUse.objects.create(article=secret, image=image, alt="Gudang")

    for page in ("change", "delete", "history"):
        answer = chief.get(admin_url(Image, page, image.pk))
        assert answer.headers["Location"] == reverse("admin:index")
    assert f"/{image.pk}/change/" not in chief.get(admin_url(Image, "changelist")).content.decode()


def test_withdrawn_article_is_shown_to_nobody(chief, here):
    article = make_article(regions=[here])
    article = withdraw(article=article, by=article.approved_by, reason="Keliru.")

    assert chief.get(article.get_absolute_url()).status_code == 410


def names():
    """The names of every URL of the site."""
    return [str(name).lower() for name in flat_names(get_resolver())]


def flat_names(resolver):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from flat_names(pattern)
        elif pattern.name:
            yield pattern.name
