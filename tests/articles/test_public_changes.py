"""A published text does not change in silence; a slip of the keyboard may be mended."""

from datetime import timedelta

import pytest

from accounts.models import Event
from articles.actions import PublicChange, record_edit
from articles.models import Article, Status
from articles.spelling import is_spelling_fix
from common import clock
from common.errors import Refused
from common.snapshots import take_snapshot
from tests.desk import admin_url, form_data
from tests.factories import make_article, make_body, make_member, make_region, make_user

pytestmark = pytest.mark.django_db
# More slips than are mended in silence.
MANY = "abcdefghijkl"
BODY = "<p>KPU Banyuasin menetapkan 612.345 pemilih dalam rapat pleno terbuka pada hari Senin.</p>"


@pytest.fixture
def article():
    return make_article("Pleno daftar pemilih Banyuasin", body=BODY, regions=[make_region("16.07")])


def edit(article, *, change=None, by=None, **values):
    before = take_snapshot(article)
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    return record_edit(article=article, by=by or make_user(), before=before, change=change)


@pytest.mark.parametrize(
    ("values", "told"),
    [({"title": "Pleno batal"}, "judul"), ({"body": "<p>Batal.</p>"}, "isi")],
)
def test_silent_change_is_refused(article, values, told):
    with pytest.raises(Refused, match=f"sudah tayang dan {told} berubah"):
        edit(article, **values)


@pytest.mark.parametrize("kind", ["ralat", "klarifikasi", "pembaruan"])
def test_change_with_a_public_note_is_made_and_told(article, kind, client):
    edited = edit(article, title="Pleno ditunda", change=PublicChange(kind, "Pleno ditunda."))

    note = edited.corrections.get()
    assert (note.kind, note.text, note.made_at) == (kind, "Pleno ditunda.", edited.updated_at)
    assert Event.objects.filter(verb="diralat").exists()
    assert "Pleno ditunda." in client.get("/ralat/").content.decode()


def test_region_and_body_count_as_well(article):
    before = take_snapshot(article)
    article.region_links.update(region=make_region("32.73"))
    with pytest.raises(Refused, match="wilayah berubah"):
        record_edit(article=article, by=make_user(), before=before)

    before = take_snapshot(article)
    article.body_links.create(body=make_body("kpu"))
    with pytest.raises(Refused, match="penyelenggara bukan perbaikan ejaan"):
        record_edit(article=article, by=make_user(), before=before, change=PublicChange("ejaan"))


def test_spelling_is_mended_without_a_note_and_logged(article):
    edited = edit(article, title="Pleno daftar pemilh Banyuasin", change=PublicChange("ejaan"))

    assert not edited.corrections.exists()
    assert edited.updated_at is None
    assert Event.objects.order_by("pk").last().verb == "ejaan diperbaiki"


def test_other_fields_change_as_before(article):
    edited = edit(article, summary="Ringkasan baru.")

    assert edited.updated_at is not None
    assert not edited.corrections.exists()


def test_note_takes_the_right_to_publish(article):
    with pytest.raises(Refused, match="tidak berhak meralat"):
        edit(article, title="Lain", change=PublicChange("ralat", "x"), by=make_member("editor"))


def test_edit_of_a_scheduled_text_voids_approval_and_schedule():
    article = make_article("Besok", at=clock.now() + timedelta(days=1))

    edited = edit(article, title="Judul lain")

    assert (edited.status, edited.published_at, edited.approved_by) == (
        Status.IN_REVIEW,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("peyelenggara pemilu", "penyelenggara pemilu"),
        ("harus di lakukan", "harus dilakukan"),
        ("rapat pleno terbuka", "Rapat Pleno terbuka"),
        ("Rapat , lalu", "Rapat, lalu"),
        ("<p>satu dua</p>", "<p><strong>satu</strong> dua</p>"),
        ("pemilih-pemilih baru", "pemilih pemilih baru"),
    ],
)
def test_slips_are_spelling(before, after):
    assert is_spelling_fix(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("612.345 pemilih", "612.346 pemilih"),
        ("dapat memilih", "tidak dapat memilih"),
        ("tidak sah", "sah"),
        ("calon menang", "calon kalah"),
        ("KPU Banyuasin", "Bawaslu Banyuasin"),
        ("rapat pleno", "rapat pleno ulang"),
        ("hari Senin", "hari Kamis"),
        ('<a href="/a/">satu</a>', '<a href="/b/">satu</a>'),
        (" ".join(f"salahh{c}" for c in MANY), " ".join(f"salah{c}" for c in MANY)),
    ],
)
def test_statements_are_not(before, after):
    assert not is_spelling_fix(before, after)


class TestForm:
    @pytest.fixture
    def desk(self, client):
        client.force_login(make_member("redaktur"))
        return client

    def post(self, desk, article, **changes):
        address = admin_url(Article, "change", article.pk)
        return desk.post(address, form_data(desk.get(address)) | changes)

    def test_silent_change_comes_back_as_typed_with_why(self, desk, article):
        page = self.post(desk, article, title="Judul baru sekali", summary="Ditulis panjang")

        html = page.content.decode()
        assert page.status_code == 200
        assert "pilih jenis perubahan" in html
        assert 'value="Judul baru sekali"' in html
        assert "Ditulis panjang" in html
        assert Article.objects.get().title == article.title

    def test_note_is_taken_from_the_form(self, desk, article):
        page = self.post(
            desk, article, title="Judul baru", change_kind="ralat", change_text="Judul keliru."
        )

        assert page.status_code == 302
        assert Article.objects.get().corrections.get().text == "Judul keliru."

    @pytest.mark.parametrize(
        ("kind", "text", "complaint"),
        [("ralat", " ", "Tulis apa yang diubah"), ("", "Keliru.", "Pilih ralat, klarifikasi")],
    )
    def test_half_a_note_is_asked_for(self, desk, article, kind, text, complaint):
        page = self.post(desk, article, title="Lain", change_kind=kind, change_text=text)

        assert complaint in page.content.decode()

    def test_status_sent_with_the_form_is_ignored(self, desk, article):
        self.post(desk, article, status="dicabut", published_at="2020-01-01", version="99")

        stored = Article.objects.get()
        assert (stored.status, stored.version) == (Status.PUBLISHED, article.version)


def test_withdrawal_stands_in_the_log_of_corrections_without_the_words(article, client):
    from articles.actions import withdraw

    withdraw(article=article, by=make_user(), reason="Sumber menarik pernyataannya.")

    html = client.get("/ralat/").content.decode()
    assert "Sumber menarik pernyataannya." in html
    assert article.title not in html


def test_corrections_stand_in_feed_and_structured_data(article, client):
    edit(article, title="Pleno ditunda", change=PublicChange("ralat", "Pleno ditunda."))

    (item,) = client.get("/berita.json").json()["items"]
    assert item["_pemilu"]["ralat"][0]["teks"] == "Pleno ditunda."
    assert '"CorrectionComment"' in client.get(article.get_absolute_url()).content.decode()
