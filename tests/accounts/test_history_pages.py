"""The history of a row at the desk: what a save leaves, reading it, and who may."""

import pytest
from django.urls import reverse

from accounts.models import Revision
from accounts.revisions import keep_revision
from articles.models import Article, EditorialPage
from bodies.models import Body, Contact
from tests.desk import admin_url, confirmation, messages_of
from tests.factories import (
    make_body,
    make_draft,
    make_member,
    make_region,
    make_user,
    record_change,
)
from tests.history import pages_of, save, take_back, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("meja"))
    return client


# --- What a save at the desk leaves


def test_first_save_keeps_the_state_before_and_the_new_one(desk):
    body = make_body(official_name="KPU Lama")

    save(desk, body, official_name="KPU Baru")

    newest, first = Revision.objects.of(body)
    assert first.note == "keadaan sebelum riwayat dicatat"
    assert first.content["fields"]["official_name"] == "KPU Lama"
    assert newest.content["fields"]["official_name"] == "KPU Baru"


def test_contact_changed_in_the_table_of_its_body_has_a_history_too(desk):
    body = make_body()
    contact = Contact.objects.create(body=body, kind="telepon", value="0711-1")
    untouched = Contact.objects.create(body=body, kind="surel", value="a@example.org")
    places = {contact.pk: 1, untouched.pk: 0}
    page = desk.get(admin_url(Body, "change", body.pk))
    rows = {row.instance.pk: row.prefix for row in formset_of(page, "contacts").initial_forms}
    assert len(rows) == len(places)

    save(desk, body, **{f"{rows[contact.pk]}-value": "0711-2"})

    values = [row.content["fields"]["value"] for row in Revision.objects.of(contact)]
    assert values == ["0711-2", "0711-1"]
    assert not Revision.objects.of(untouched)
    assert "0711-2" in str(Revision.objects.of(body)[0].content["parts"]["contacts"])


def formset_of(page, prefix):
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    return next(formset for formset in formsets if formset.prefix == prefix)


def test_contact_changed_on_its_own_page_stands_in_the_history_of_its_body(desk):
    body = make_body()
    contact = Contact.objects.create(body=body, kind="telepon", value="0711-1")
    save(desk, body, official_name="KPU Baru")

    save(desk, contact, value="0711-2")

    newest = Revision.objects.of(body)[0]
    assert newest.content["parts"]["contacts"][0]["value"] == "0711-2"


def test_deleted_contact_leaves_what_it_said_and_a_revision_of_its_body(desk):
    body = make_body()
    contact = Contact.objects.create(body=body, kind="telepon", value="0711-1")
    keep_revision(body, by=None)

    address = admin_url(Contact, "delete", contact.pk)
    desk.post(address, confirmation(desk.get(address)))

    last = Revision.objects.of(contact).get()
    assert (last.note, last.content["fields"]["value"]) == ("sebelum dihapus", "0711-1")
    assert Revision.objects.of(body)[0].content["parts"]["contacts"] == []


# --- Reading


def test_history_tells_who_changed_what_newest_first(desk):
    page_row = EditorialPage.objects.create(slug="tentang", title="Tentang", body="<p>Satu.</p>")
    save(desk, page_row, title="Tentang kami")
    save(desk, page_row, body="<p>Dua.</p>")

    text = text_of(desk.get(admin_url(EditorialPage, "history", page_row.pk)))

    places = [text.index(f">Versi {number}<") for number in (3, 2, 1)]
    assert places == sorted(places)
    assert "Berubah: isi." in text
    assert "Berubah: judul." in text
    assert "(keadaan sebelum riwayat dicatat)" in text


def test_history_is_paged_and_costs_the_same_at_any_length(desk, django_assert_num_queries):
    body = make_body()
    for place in range(45):
        Body.objects.update(official_name=f"KPU {place}")
        keep_revision(body, by=None)

    # Session, user, row, count, page, the one before.
    with django_assert_num_queries(6):
        newest = desk.get(admin_url(Body, "history", body.pk))
    oldest = text_of(desk.get(admin_url(Body, "history", body.pk), {"p": "3"}))

    assert "Halaman 1 dari 3" in text_of(newest)
    assert "Versi pertama yang tercatat." in oldest
    assert text_of(desk.get(admin_url(Body, "history", body.pk), {"p": "x"}))


def test_row_without_revisions_says_so(desk):
    text = text_of(desk.get(admin_url(Body, "history", make_body().pk)))

    assert "Riwayat belum dicatat" in text


def test_difference_marks_words_and_names_relations(desk):
    article = make_draft(
        "Gudang diperiksa", body="<p>Gudang logistik diperiksa.</p>", regions=[make_region("16.07")]
    )
    article.region_links.update(region=make_region("16.71", "Palembang"))
    Article.objects.update(body="<p>Gudang <strong>surat suara</strong> diperiksa.</p>")
    record_change(article)

    html = desk.get(admin_url(Article, "revision", article.pk, 2)).content.decode()

    assert "<del>logistik</del>" in html
    assert "<ins>surat suara</ins>" in html
    assert "&lt;strong&gt;" not in html
    assert "Palembang (16.71)" in html
    assert "Wilayah 16.07 (16.07)" in html


def test_mark_that_changes_no_word_is_shown_as_written(desk):
    article = make_draft(body='<p><a href="https://a.example/">Gudang</a></p>')
    Article.objects.update(body='<p><a href="https://b.example/">Gudang</a></p>')
    record_change(article)

    html = desk.get(admin_url(Article, "revision", article.pk, 2)).content.decode()

    assert "b.example" in html


def test_any_two_versions_can_be_compared(desk):
    body = make_body()
    for place in (1, 2, 3):
        Body.objects.update(official_name=f"KPU nomor {place}")
        keep_revision(body, by=None)
    address = admin_url(Body, "revision", body.pk, 1)

    page = desk.get(address, {"dengan": "3"})

    assert "Versi 1 dibandingkan dengan versi 3" in text_of(page)
    assert "<del>1</del>" in page.content.decode()
    assert "<ins>3</ins>" in page.content.decode()
    for hostile in ("x", "0", "-1", "9" * 30, "²", "1", "\x00"):
        assert desk.get(address, {"dengan": hostile}).status_code == 200


def test_number_that_is_none_is_not_found(desk):
    body = make_body()
    keep_revision(body, by=None)

    for number in (0, 2, 10**30):
        for address in pages_of(body, number)[1:]:
            assert desk.get(address).status_code == 404


def test_address_of_a_row_that_is_none_is_not_found(desk):
    route = admin_url(Body, "history", 1).replace("/1/", "/{}/")

    for key in ("999", "x", "1%00", "9" * 30):
        assert desk.get(route.format(key)).status_code == 404


# --- Rights


def test_foreign_region_reaches_no_page_of_a_history(client):
    article = make_draft("Rahasia", regions=[make_region("32.79")])
    client.force_login(make_member("redaktur", make_region("16")))

    for address in pages_of(article):
        response = client.get(address)
        assert response.status_code == 404
        assert "Rahasia" not in response.content.decode()
    assert client.post(pages_of(article)[2]).status_code == 404
    assert Revision.objects.of(article).count() == 1


def test_who_may_only_read_may_not_restore(client):
    body = make_body(region=make_region("16"), official_name="KPU Satu")
    keep_revision(body, by=None)
    Body.objects.update(official_name="KPU Dua")
    keep_revision(body, by=None)
    client.force_login(make_member("editor", make_region("16.07")))
    history, revision, restoring = pages_of(body)

    assert client.get(history).status_code == 200
    assert "Pulihkan" not in text_of(client.get(revision))
    assert client.get(restoring).status_code == 403
    assert client.post(restoring).status_code == 403
    assert Body.objects.get().official_name == "KPU Dua"


def test_restoring_cannot_take_a_row_out_of_reach(client):
    here, elsewhere = make_region("16.07"), make_region("32.79")
    article = make_draft("Judul semula", regions=[elsewhere])
    article.region_links.update(region=here)
    record_change(article)
    client.force_login(make_member("editor", make_region("16")))

    page = take_back(client, article)

    assert "di luar jangkauan Anda" in messages_of(page)
    assert article.region_links.get().region == here
    assert Revision.objects.of(article).count() == 2


def test_list_of_all_revisions_is_the_national_desk_alone(client):
    revision = keep_revision(make_body(), by=None)
    pages = [reverse("admin:accounts_revision_changelist")]
    pages += [reverse("admin:accounts_revision_change", args=[revision.pk])]

    client.force_login(make_member("redaktur", make_region("16")))
    assert [client.get(page).status_code for page in pages] != [200, 200]
    client.force_login(make_member("redaktur"))
    assert [client.get(page).status_code for page in pages] == [200, 200]
