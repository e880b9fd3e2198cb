"""What a row said before is kept, once for each change, and can be put back."""

from datetime import date

import pytest

from accounts.models import Event, Revision
from accounts.restoring import restore
from accounts.revisions import ELSEWHERE, UNRECORDED, keep_revision, keep_whole
from articles.actions import submit
from articles.models import ArticleRegion, Correction, Tag
from bodies.models import Contact
from common.errors import Refused
from common.snapshots import take_snapshot
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_region,
    make_stage,
    make_user,
    record_change,
)

pytestmark = pytest.mark.django_db

EVERYTHING = {
    *("slug", "kind", "title", "summary", "body", "source", "is_unverified", "person_name"),
    *("official_name", "short_name", "region", "region_links", "body_links", "bylines"),
    *("contacts", "officers", "aliases", "topics", "tags", "updates", "value", "name", "starts_on"),
}


def numbers(obj):
    return list(Revision.objects.of(obj).values_list("number", flat=True))


def restored(obj, number, names=EVERYTHING):
    revision = Revision.objects.of(obj).get(number=number)
    return restore(obj=obj, revision=revision, by=make_user(), names=names)


# --- Keeping


def test_article_gets_a_revision_for_each_change_of_its_content_and_none_for_its_status():
    article = make_article()
    assert numbers(article) == [1]

    article.title = "Judul lain"
    article.save()
    record_change(article)
    record_change(article)

    assert numbers(article) == [2, 1]
    newest = Revision.objects.of(article)[0]
    assert newest.by == article.approved_by
    assert newest.content["fields"]["title"] == "Judul lain"


def test_state_before_is_kept_when_no_revision_holds_it():
    body = make_body(official_name="KPU Lama")
    before = take_snapshot(body)
    body.official_name = "KPU Baru"
    body.save()

    keep_revision(body, by=make_user(), before=before)

    newest, first = Revision.objects.of(body)
    assert (first.number, first.by, first.note) == (1, None, UNRECORDED)
    assert first.content["fields"]["official_name"] == "KPU Lama"
    assert newest.content["fields"]["official_name"] == "KPU Baru"


def test_change_by_a_command_is_kept_before_the_next_edit():
    body = make_body(official_name="KPU Satu")
    keep_revision(body, by=make_user())
    type(body).objects.update(official_name="KPU Dua")
    before = take_snapshot(type(body).objects.get())
    body.official_name = "KPU Tiga"
    body.save()

    keep_revision(body, by=make_user(), before=before)

    kept = [(row.note, row.content["fields"]["official_name"]) for row in Revision.objects.of(body)]
    assert kept == [("", "KPU Tiga"), (ELSEWHERE, "KPU Dua"), ("", "KPU Satu")]


def test_quiet_save_keeps_nothing():
    body = make_body()

    keep_revision(body, by=None)
    assert keep_revision(body, by=None, before=take_snapshot(body)) is None
    assert keep_revision(body, by=None, before={"fields": {}}) is None

    assert numbers(body) == [1]


def test_row_of_a_model_without_history_is_not_kept():
    assert keep_revision(make_user(), by=None) is None
    assert keep_revision(Correction(), by=None) is None


def test_contact_is_kept_with_its_body_once_that_has_a_history():
    contact = Contact.objects.create(body=make_body(), kind="telepon", value="0711-1")

    keep_whole(contact, by=None)
    assert numbers(contact.body) == []

    keep_revision(contact.body, by=None)
    Contact.objects.update(value="0711-2")
    keep_whole(contact, by=None)
    assert numbers(contact.body) == [2, 1]


def test_number_of_queries_does_not_grow_with_the_history(django_assert_num_queries):
    body = make_body()
    for place in range(5):
        type(body).objects.update(official_name=f"KPU {place}")
        keep_revision(body, by=None)
    type(body).objects.update(official_name="KPU akhir")

    # Newest revision, row, three parts, clock, insertion.
    with django_assert_num_queries(7):
        keep_revision(body, by=None)


# --- Restoring


def test_article_is_restored_with_text_relations_and_links():
    first, second = make_region("16.07"), make_region("16.71")
    tag = Tag.objects.create(slug="logistik", name="Logistik")
    article = make_draft("Judul semula", regions=[first, second])
    article.tags.add(tag)
    record_change(article)
    # The mark of the primary region moves, one region goes, another comes.
    article.title = "Judul lain"
    article.save()
    ArticleRegion.objects.filter(region=first).delete()
    ArticleRegion.objects.filter(region=second).update(is_primary=True, role="tempat")
    ArticleRegion.objects.create(article=article, region=make_region("17"))
    article.tags.clear()
    record_change(article)

    assert restored(article, 2) == []

    article.refresh_from_db()
    assert article.title == "Judul semula"
    assert set(article.region_links.values_list("region__code", "role", "is_primary")) == {
        ("16.07", "subjek", True),
        ("16.71", "subjek", False),
    }
    assert list(article.tags.all()) == [tag]
    newest = Revision.objects.of(article)[0]
    assert (newest.number, newest.note) == (4, "dipulihkan dari versi 2")
    assert newest.content_hash == Revision.objects.of(article).get(number=2).content_hash
    assert Event.objects.filter(verb="dipulihkan", details__revision=2).count() == 1


def test_restoring_leaves_status_and_approval_alone():
    article = make_draft("Judul semula")
    Revision.objects.of(article).get()
    submit(article=article, by=article.created_by)

    restored(article, 1, names={"title", "status", "approved_hash", "created_by"})

    article.refresh_from_db()
    assert article.status == "ditinjau"


def test_changed_contact_keeps_its_key_and_gets_a_history_of_its_own():
    body = make_body()
    contact = Contact.objects.create(
        body=body, kind="telepon", value="0711-1", verified_on=date(2026, 1, 2), loaded_hash="x"
    )
    keep_revision(body, by=None)
    Contact.objects.update(value="0711-2")
    added = Contact.objects.create(body=body, kind="surel", value="a@example.org")
    keep_revision(body, by=None)

    assert restored(body, 1) == []

    assert Contact.objects.get() == contact
    contact.refresh_from_db()
    assert (contact.value, contact.loaded_hash) == ("0711-1", "x")
    assert [row.content["fields"]["value"] for row in Revision.objects.of(contact)] == [
        "0711-1",
        "0711-2",
    ]
    assert not Contact.objects.filter(pk=added.pk).exists()


def test_only_the_named_is_written():
    body = make_body(official_name="KPU Lama")
    keep_revision(body, by=None)
    slug = body.slug
    body.official_name, body.slug = "KPU Baru", "kpu-baru"
    body.save()
    Contact.objects.create(body=body, kind="telepon", value="0711-1")

    restored(body, 1, names={"official_name"})

    body.refresh_from_db()
    assert (body.official_name, body.slug) == ("KPU Lama", "kpu-baru") != ("", slug)
    assert body.contacts.count() == 1


def test_what_points_to_a_deleted_row_is_left_out_and_told():
    tag = Tag.objects.create(slug="logistik", name="Logistik")
    other = make_article()
    article = make_draft("Judul semula")
    article.tags.add(tag)
    article.related_links.create(related=other)
    record_change(article)
    article.tags.clear()
    article.related_links.all().delete()
    record_change(article)
    key, other_key = tag.pk, other.pk
    tag.delete()
    type(other).objects.filter(pk=other.pk).update(status="draf")
    other.delete()

    missing = restored(article, 2, names={"tags", "related_links"})

    assert missing == [
        f"baca juga: artikel nomor {other_key} (sudah dihapus)",
        f"tanda nomor {key} (sudah dihapus)",
    ]


def test_column_that_points_to_a_deleted_row_refuses_everything():
    region = make_region("16.07")
    body = make_body(region=region, official_name="KPU Lama")
    keep_revision(body, by=None)
    body.region, body.official_name = make_region("17"), "KPU Baru"
    body.level = "provinsi"
    body.save()
    region.delete()

    with pytest.raises(Refused, match="Tidak dapat dipulihkan"):
        restored(body, 1)

    body.refresh_from_db()
    assert body.official_name == "KPU Baru"
    assert numbers(body) == [1]


def test_what_breaks_a_rule_by_now_is_refused():
    stage = make_stage(name="Kampanye")
    keep_revision(stage, by=None)
    revision = Revision.objects.get()
    revision.content["fields"]["starts_on"] = "2030-01-01"

    with pytest.raises(Refused):
        restore(obj=stage, revision=revision, by=make_user(), names={"starts_on"})


def test_revision_older_than_the_model_is_read_as_far_as_it_goes():
    body = make_body(official_name="KPU Lama")
    keep_revision(body, by=None)
    revision = Revision.objects.get()
    revision.content = {
        "fields": {"official_name": "KPU Tua", "dropped": 1},
        "parts": {"gone": [{"a": 1}]},
        "links": {},
    }

    restore(obj=body, revision=revision, by=make_user(), names={"official_name", "gone"})

    body.refresh_from_db()
    assert body.official_name == "KPU Tua"
