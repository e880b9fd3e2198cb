"""The classes of Wagtail's nine permission advisories of 2026, each where it exists here.

Editors of one part of the site reached rows of another by a page that forgot to ask: preview,
comparison of revisions, history, copy, delete, chooser, translation, documents, images.
`docs/permissions.md` says which of them this desk does not have.
"""

import pytest
from django.contrib import admin
from django.core.files.base import ContentFile
from django.urls import NoReverseMatch, get_resolver, reverse

from articles.actions import withdraw
from articles.models import Article, Document, Image, ImageUse
from tests.desk import admin_url
from tests.factories import make_article, make_body, make_draft, make_member, make_region
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
    """There is no preview yet; the public address shows nobody a draft, whoever is logged in."""
    assert chief.get(secret.get_absolute_url() or "/berita/2026/11/x/").status_code == 404
    assert not [each for each in names() if "preview" in each or "pratinjau" in each]


def test_comparison_of_foreign_revisions(chief, secret):
    """Every page below a row answers for a foreign one as if it did not exist."""
    below = [
        each for each in addresses() if each.label == "articles.article" and "{}" in each.route
    ]

    for address in below:
        page = chief.get(address.of(secret), follow=True)
        assert SECRET not in page.content.decode(), address.page
    assert {"history", "change"} <= {each.page for each in below}


def test_history_of_a_foreign_row(chief, secret):
    page = chief.get(admin_url(Article, "history", secret.pk))

    assert page.headers["Location"] == reverse("admin:index")


def test_copy_is_offered_nowhere():
    """A copy would be a new row of whoever copies, with the text of a row he may not see."""
    assert not [str(each) for each in admin.site._registry.values() if each.save_as]


def test_deletion_of_a_foreign_row_and_of_what_hangs_on_it(chief, here, secret):
    own = Document.objects.create(kind="sk", title="SK", url="https://kpu.go.id/")
    foreign = Document.objects.create(kind="sk", title=SECRET, url="https://kpu.go.id/")
    own.bodies.add(make_body("kpu", here))
    foreign.articles.add(secret)

    page = chief.get(admin_url(Document, "delete", own.pk))
    refused = chief.post(admin_url(Document, "delete", foreign.pk), {"post": "yes"})

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
