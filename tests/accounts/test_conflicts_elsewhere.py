"""Nobody deletes or approves what he has not seen; and saves in the same instant."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from articles.actions import submit
from articles.models import Article, Status, Topic
from bodies.models import Body, Contact
from tests.desk import admin_url, confirmation, form_data, messages_of
from tests.factories import make_body, make_draft, make_user

NAMES = ("sari", "budi")


def rename(client, row, field="name", text="Nama baru"):
    address = admin_url(type(row), "change", row.pk)
    answer = client.post(address, form_data(client.get(address)) | {field: text})
    assert answer.status_code == 302


def make_topics(*names):
    return [Topic.objects.create(slug=name.lower(), name=name) for name in names]


# --- Deleting


@pytest.mark.django_db
def test_row_that_changed_since_the_page_asked_is_not_deleted(sari, budi):
    (topic,) = make_topics("Logistik")
    address = admin_url(Topic, "delete", topic.pk)
    sent = confirmation(budi.get(address))
    rename(sari, topic)

    page = budi.post(address, sent, follow=True)

    assert "Tidak dihapus: “Nama baru” diubah oleh sari" in messages_of(page)
    budi.post(address, confirmation(page))
    assert not Topic.objects.exists()


@pytest.mark.django_db
def test_deletion_that_does_not_say_what_it_saw_is_refused(budi):
    (topic,) = make_topics("Logistik")

    budi.post(admin_url(Topic, "delete", topic.pk), {"post": "yes"})

    assert Topic.objects.exists()


@pytest.mark.django_db
def test_deleting_many_leaves_out_what_changed_and_names_it(sari, budi):
    topics = make_topics("Logistik", "Debat", "Dana")
    address = admin_url(Topic, "changelist")
    chosen = {"action": "delete_selected", "_selected_action": [topic.pk for topic in topics]}
    sent = confirmation(budi.post(address, chosen))
    rename(sari, topics[1])

    page = budi.post(address, chosen | sent, follow=True)

    assert [topic.name for topic in Topic.objects.all()] == ["Nama baru"]
    assert "Tidak dihapus: “Nama baru” diubah oleh sari" in messages_of(page)
    assert "2 topik" in messages_of(page)


@pytest.mark.django_db
def test_whoever_may_not_delete_is_told_so_first(client):
    (topic,) = make_topics("Logistik")
    client.force_login(make_user("tamu"))
    client.logout()

    assert client.post(admin_url(Topic, "delete", topic.pk), {"post": "yes"}).status_code == 302
    assert Topic.objects.exists()


@pytest.mark.django_db
def test_whoever_wrote_in_the_form_of_a_deleted_row_keeps_his_words(sari, budi):
    (topic,) = make_topics("Logistik")
    form, deletion = (admin_url(Topic, page, topic.pk) for page in ("change", "delete"))
    data = form_data(budi.get(form)) | {"intro": "Kata <b>Budi</b>"}
    sari.post(deletion, confirmation(sari.get(deletion)))

    page = budi.post(form, data)

    assert page.status_code == 410
    assert "Dihapus oleh sari" in page.content.decode()
    assert ("pengantar", "Kata <b>Budi</b>") in page.context["written"]
    assert "Kata &lt;b&gt;Budi" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["9999", "abc", "x\0"])
def test_form_of_a_row_that_never_was_leads_back(budi, key):
    assert budi.post(admin_url(Topic, "change", key), {"name": "a"}).status_code == 302


# --- Approving


def in_review(title, by):
    return submit(article=make_draft(title, by=by), by=by)


def hidden_of(page) -> dict:
    return dict(page.context["hidden"]) | {"lanjut": "ya"}


@pytest.mark.django_db
def test_text_that_changed_after_it_was_looked_at_is_not_approved(sari, budi):
    article = in_review("Naskah", make_user())
    form = budi.get(admin_url(Article, "change", article.pk)).content.decode()
    address = form.split("/tindakan/setujui/")[1].split('"')[0]
    address = f"/admin/articles/article/{article.pk}/tindakan/setujui/{address}"
    rename(sari, article, "title", "Judul yang tidak dilihat")

    page = budi.post(address, hidden_of(budi.get(address)), follow=True)

    assert "diubah oleh sari" in messages_of(page)
    assert Article.objects.get().status == Status.IN_REVIEW


@pytest.mark.django_db
def test_approving_many_leaves_out_what_changed(sari, budi):
    author = make_user()
    articles = [in_review(title, author) for title in ("Satu", "Dua")]
    address = admin_url(Article, "changelist")
    chosen = {"action": "setujui", "_selected_action": [article.pk for article in articles]}
    sent = hidden_of(budi.post(address, chosen))
    rename(sari, articles[0], "title", "Judul yang tidak dilihat")

    budi.post(address, sent | chosen)

    stands = dict(Article.objects.values_list("title", "status"))
    assert stands == {"Judul yang tidak dilihat": Status.IN_REVIEW, "Dua": Status.APPROVED}


# --- In the same instant


def post_together(posts):
    """Sends each (client, address, data) from a thread of its own; returns the answers' status."""
    start, answers = Barrier(len(posts)), [None] * len(posts)

    def send(place, client, address, data):
        start.wait()
        try:
            answers[place] = client.post(address, data).status_code
        finally:
            connections.close_all()

    threads = [Thread(target=send, args=(place, *post)) for place, post in enumerate(posts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.fixture
def two_connections():
    if connection.vendor == "sqlite":
        pytest.skip("threads share one database in memory")


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_once_one_wins_and_the_other_is_told(two_connections, sari, budi):
    (topic,) = make_topics("Logistik")
    address = admin_url(Topic, "change", topic.pk)

    for turn in range(10):
        data = form_data(sari.get(address))
        texts = [f"{name} {turn}" for name in NAMES]
        posts = [
            (client, address, data | {"intro": text})
            for client, text in zip((sari, budi), texts, strict=True)
        ]
        answers = post_together(posts)

        assert sorted(answers) == [200, 302]
        assert Topic.objects.get().intro == texts[answers.index(302)]


@pytest.mark.django_db(transaction=True)
def test_contact_saved_at_once_on_its_page_and_on_that_of_its_body(two_connections, sari, budi):
    body = make_body("kpu")
    contact = Contact.objects.create(body=body, kind="telepon", value="0711")
    pages = [
        (sari, admin_url(Contact, "change", contact.pk), "value"),
        (budi, admin_url(Body, "change", body.pk), "contacts-0-value"),
    ]

    for turn in range(10):
        posts = [
            (client, address, form_data(client.get(address)) | {field: f"{field} {turn}"})
            for client, address, field in pages
        ]
        answers = post_together(posts)

        assert sorted(answers) == [200, 302]
        won = pages[answers.index(302)][2]
        assert Contact.objects.get().value == f"{won} {turn}"
