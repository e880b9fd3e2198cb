import pytest

from accounts.models import Event
from ingest.models import InboxItem, InboxStatus, Suggestion
from tests.desk import admin_url, form_data, row_data
from tests.factories import make_draft, make_region, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja"))
    return client


@pytest.fixture
def item():
    item = InboxItem.objects.create(title="Butir", raw_text="Naskah asli", fingerprint="a" * 64)
    Suggestion.objects.create(
        item=item, region=make_region("16.07"), score=0.8, evidence=[[0, 6, "Banyuasin"]]
    )
    return item


def change(desk, item, **changes):
    address = admin_url(InboxItem, "change", item.pk)
    return desk.post(address, form_data(desk.get(address)) | changes)


def test_item_shows_the_words_behind_a_suggestion(desk, item):
    page = desk.get(admin_url(InboxItem, "change", item.pk)).content.decode()

    assert "Banyuasin" in page
    assert "Naskah asli" in page


def test_item_is_rejected_with_a_reason_and_logged(desk, item):
    change(desk, item, status="ditolak", reason="Bukan berita pemilu.")

    item.refresh_from_db()
    assert item.status == InboxStatus.REJECTED
    assert Event.objects.get(verb="ditolak").actor.username == "kepala-meja"


@pytest.mark.parametrize(
    ("status", "reason"), [("ditolak", "Tulis alasan"), ("diterima", "menayangkannya")]
)
def test_item_is_not_rejected_silently_nor_accepted_by_hand(desk, item, status, reason):
    page = change(desk, item, status=status)

    assert reason in page.content.decode()
    item.refresh_from_db()
    assert item.status == InboxStatus.NEW


def test_decision_on_a_suggestion_names_who_decided(desk, item):
    change(desk, item, **{"suggestions-0-decision": "ditolak"})

    suggestion = item.suggestions.get()
    assert suggestion.decision == "ditolak"
    assert suggestion.decided_by.username == "kepala-meja"


def test_editor_adds_what_the_recogniser_missed(desk, item):
    region = make_region("16.71")
    added = {"region": region.pk, "role": "subjek", "decision": "diterima"}

    change(desk, item, **row_data("suggestions", 1, **added))

    assert item.suggestions.get(region=region).score == 1.0


def test_accepted_item_is_history(desk, item):
    InboxItem.objects.filter(pk=item.pk).update(status="diterima", article=make_draft())

    change(desk, item, status="baru", **{"suggestions-0-decision": "ditolak"})

    item.refresh_from_db()
    assert item.status == InboxStatus.ACCEPTED
    assert item.suggestions.get().decision == "terbuka"
