import pytest

from articles.models import Article, Tag
from bodies.models import Body, Contact
from common.snapshots import columns_of, digest, take_snapshot
from tests.factories import make_body, make_draft, make_region

pytestmark = pytest.mark.django_db


def test_snapshot_holds_columns_parts_and_links():
    article = make_draft("Judul", regions=[make_region("16.07")])
    tag = Tag.objects.create(slug="a", name="A")
    article.tags.add(tag)

    snapshot = take_snapshot(article)

    region = {"region": make_region("16.07").pk, "role": "subjek", "is_primary": True}
    assert snapshot["fields"]["title"] == "Judul"
    assert snapshot["parts"]["region_links"] == [region]
    assert snapshot["links"]["tags"] == [tag.pk]


def test_snapshot_does_not_depend_on_the_order_of_rows_or_prefetched_ones():
    body = make_body("kpu")
    for value in ("b", "a"):
        Contact.objects.create(body=body, kind="telepon", value=value)
    first = take_snapshot(Body.objects.prefetch_related("contacts").get())

    for contact in body.contacts.all():
        contact.delete()
    for value in ("a", "b"):
        Contact.objects.create(body=body, kind="telepon", value=value)

    assert digest(take_snapshot(Body.objects.get())) == digest(first)


def test_prefetched_rows_are_read_anew():
    body = make_body("kpu")
    stale = Body.objects.prefetch_related("contacts").get()
    Contact.objects.create(body=body, kind="telepon", value="1")

    assert len(take_snapshot(stale)["parts"]["contacts"]) == 1


def test_what_actions_own_is_no_part_of_it():
    names = {field.name for field in columns_of(Article)}

    assert names.isdisjoint({"status", "version", "approved_hash", "published_at", "created_by"})
