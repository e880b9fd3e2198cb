"""An inbox item becomes an article on one page: everything proposed, shown, decided and kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Event
from articles.models import Article, Status
from ingest.models import InboxStatus
from tests.factories import make_body, make_member, make_region
from tests.ingest.composing_page import body_in, compose_url, post, sent, take, words_of
from tests.ingest.texts import CLIPPING, HOMONYM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]


def suggestion(item, **which):
    return item.suggestions.get(**which)


# --- Opened


def test_form_is_filled_with_what_was_read(desk, item):
    page = desk.get(compose_url(item))

    form = page.context["form"]
    assert form["title"].value() == "KPU Banyuasin Sortir Surat Suara Pilkada 2024"
    assert form["kind"].value() == "rilis"
    assert form["source_name"].value() == "KPU Banyuasin"
    assert f"{form['published_on'].value():%Y-%m-%d}" == "2024-11-04"
    assert "BACA JUGA" not in body_in(page)


def test_every_removal_is_shown_with_its_reason_and_a_button(desk, item):
    page = desk.get(compose_url(item)).content.decode()

    assert page.count('name="kembalikan"') == 2
    assert "BACA JUGA: Gudang KPU Banyuasin Dijaga Dua Regu</del>" in page
    assert ">dateline</span>" in page
    assert ">baca juga</span>" in page


def test_words_that_led_to_a_proposal_are_marked_and_linked(desk, item):
    page = desk.get(compose_url(item)).content.decode()
    body = suggestion(item, body__isnull=False)

    assert f'<a href="#usul-{body.pk}">KPU Banyuasin</a></mark>' in page
    assert f'id="usul-{body.pk}"' in page
    assert 'href="#kata-1"' in page
    assert '<mark id="kata-1">' in page


def test_shared_name_is_a_choice_of_which_none_is_made(desk, editor):
    item = take(HOMONYM, editor)

    page = desk.get(compose_url(item))

    twins = page.context["choices"].twins[0]
    assert (twins.words, twins.value, len(twins.rows)) == ("Semarang", "", 2)
    assert "bukan salah satunya" in words_of(page)


def test_text_of_another_outlet_is_an_excerpt_with_its_source(desk, editor):
    page = desk.get(compose_url(take(CLIPPING, editor)))

    form = page.context["form"]
    assert (form["kind"].value(), form["source_name"].value()) == ("kliping", "CONTOHPOS.COM")
    assert form["byline"].value() == "Sari"
    assert len(body_in(page)) <= 300


def test_raw_text_is_shown_as_text(desk, editor):
    item = take("<script>alert('x')</script>\nPetugas KPU Banyuasin menata kotak suara.", editor)

    page = desk.get(compose_url(item)).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_page_asks_as_much_for_many_proposals_as_for_one(desk, item):
    """Session, user, rights, item, proposals, alike, choosers, reviewers and presence."""
    with CaptureQueriesContext(connection) as few:
        desk.get(compose_url(item))
    for place in range(20):
        region = make_region(f"33.{place + 10}")
        item.suggestions.create(region=region, role="terkait", score=0.1, evidence=[[0, 3, "KPU"]])
        item.suggestions.create(body=make_body("kpu", region), score=0.1, evidence=[])

    with CaptureQueriesContext(connection) as many:
        desk.get(compose_url(item))

    assert len(few) == len(many) == 15


# --- Put back and taken out


def test_passage_comes_back_into_what_was_typed_and_goes_again(desk, item):
    body = item.clean_text.replace("\n\n", "\r\n\r\n") + "\r\n\r\nKalimat saya."

    page = desk.post(compose_url(item), sent(item, body=body, kembalikan="0", summary="Ringkas"))

    assert "BACA JUGA: Gudang KPU Banyuasin Dijaga Dua Regu\n\nKetua" in body_in(page)
    assert body_in(page).endswith("Kalimat saya.")
    assert page.context["form"]["summary"].value() == "Ringkas"
    assert page.context["restored"] == ["0"]
    assert not page.context["form"].errors
    page = desk.post(
        compose_url(item), sent(item, body=body_in(page), dikembalikan="0", keluarkan="0")
    )
    assert "BACA JUGA" not in body_in(page)
    assert not Article.objects.exists()


def test_choices_survive_a_button(desk, item):
    body = suggestion(item, body__isnull=False)

    page = desk.post(compose_url(item), sent(item, kembalikan="0", **{f"usul-{body.pk}": "tolak"}))

    assert [row.value for row in page.context["choices"].bodies] == ["tolak"]


@pytest.mark.parametrize(
    ("button", "ending"), [("penuh", "dua giliran."), ("cuplikan", "dua giliran.")]
)
def test_body_is_filled_anew(desk, item, button, ending):
    page = desk.post(compose_url(item), sent(item, body="Hilang.", isi=button))

    assert body_in(page).endswith(ending)


def test_enter_key_stores_nothing(desk, item):
    values = sent(item)
    del values["simpan"]

    page = desk.post(compose_url(item), values)

    assert page.context["form"]["title"].value() == "Judul yang ditulis editor"
    assert not Article.objects.exists()


# --- Stored


def test_draft_is_made_with_everything_decided(desk, item, editor):
    stage = suggestion(item, stage_kind__isnull=False)

    page = post(
        desk,
        item,
        source_name="KPU Banyuasin",
        byline="Sari; Tono",
        flags=["survei"],
        is_unverified="on",
        **{f"usul-{stage.pk}": "tolak"},
    )

    article = Article.objects.get()
    assert page.redirect_chain[-1][0].endswith(f"/articles/article/{article.pk}/change/")
    assert (article.status, article.created_by, article.is_unverified) == ("draf", editor, True)
    assert article.body.startswith("<p>KPU Kabupaten Banyuasin menyortir")
    assert article.source.kind == "kantor"
    assert [str(link.region.code) for link in article.region_links.filter(is_primary=True)] == [
        "16.07"
    ]
    assert [byline.author.name for byline in article.bylines.all()] == ["Sari", "Tono"]
    assert [flag.flag for flag in article.flags.all()] == ["survei"]
    assert [link.kind for link in article.stage_links.all()] == [None]
    item.refresh_from_db()
    assert (item.status, item.article) == (InboxStatus.ACCEPTED, article)
    assert suggestion(item, pk=stage.pk).decision == "ditolak"
    assert suggestion(item, role="primer", region__code="16.07").decided_by == editor
    assert [event.verb for event in Event.objects.filter(object_type="ingest.inboxitem")] == [
        "diterima",
        "masuk",
    ]
    assert Event.objects.filter(object_type="articles.source", verb="dibuat").exists()


def test_text_is_handed_in_at_once_to_a_colleague(desk, item):
    colleague = make_member("redaktur")

    post(desk, item, simpan="ajukan", reviewer=colleague.pk)

    article = Article.objects.get()
    assert (article.status, article.reviewer) == (Status.IN_REVIEW, colleague)


def test_nobody_reviews_beyond_his_reach(desk, item):
    stranger = make_member("redaktur", make_region("32.73"))

    page = post(desk, item, simpan="ajukan", reviewer=stranger.pk)

    assert "tidak berhak meninjau" in words_of(page)
    assert not Article.objects.exists()
    assert item.suggestions.filter(decision="terbuka").count() == item.suggestions.count()


def test_what_was_not_recognised_is_added_and_may_be_primary(desk, item):
    region, body = make_region("33.74"), make_body("bawaslu", make_region("33.74"))

    post(desk, item, regions_added=[region.pk], bodies_added=[body.pk], utama="tambahan")

    article = Article.objects.get()
    assert [link.region.code for link in article.region_links.all()][0] == "33.74"
    assert body in [link.body for link in article.body_links.all()]
    assert suggestion(item, region=region).decision == "diterima"


def test_one_of_a_shared_name_is_chosen_and_the_other_refused(desk, editor):
    item = take(HOMONYM, editor)
    first = item.suggestions.filter(role="homonim").order_by("pk")[0]
    kota = item.suggestions.get(region__code="33.74")

    post(desk, item, **{f"kembar-{first.pk}": kota.region_id, "utama": kota.region_id})

    assert [link.region.code for link in Article.objects.get().region_links.all()] == ["33.74"]
    assert suggestion(item, region__code="33.22").decision == "ditolak"


def test_bullets_become_a_list(desk, item):
    post(desk, item, body="Satu & dua.\r\n\r\n• Butir\r\n\r\n• Lain\r\n• Lagi\r\n\r\nAkhir.")

    assert Article.objects.get().body == (
        "<p>Satu &amp; dua.</p>\n<ul><li>Butir</li><li>Lain</li><li>Lagi</li></ul>\n<p>Akhir.</p>"
    )


def test_html_is_cleaned(desk, item):
    post(
        desk, item, body="<h2>Awal</h2><script>alert(1)</script><p onclick=x>Isi <em>penuh</em></p>"
    )

    assert Article.objects.get().body == "<h2>Awal</h2><p>Isi <em>penuh</em></p>"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"body": " \r\n "}, "body"),
        ({"body": "<p></p>"}, "body"),
        ({"kind": "kliping", "body": "kata " * 100}, "body"),
        ({"kind": "bukan-jenis"}, "kind"),
        ({"published_on": "0001-01-01"}, "published_on"),
        ({"published_on": "kemarin"}, "published_on"),
        ({"source": "99999999999999999999"}, "source"),
        ({"regions_added": ["abc"]}, "regions_added"),
        ({"original_url": "javascript:alert(1)"}, "original_url"),
        ({"byline": "x" * 150}, "byline"),
        ({"reviewer": "0", "simpan": "ajukan"}, "reviewer"),
    ],
)
def test_form_that_is_wrong_comes_back_as_it_was_typed(desk, item, changes, fault):
    page = post(desk, item, summary="Ringkasan saya", **changes)

    assert page.status_code == 200
    assert fault in page.context["form"].errors
    assert page.context["form"]["summary"].value() == "Ringkasan saya"
    assert not Article.objects.exists()


def test_unknown_choices_choose_nothing(desk, item):
    names = {f"usul-{one.pk}": "<b>" for one in item.suggestions.all()}

    post(desk, item, utama="' OR 1", **names)

    assert not Article.objects.get().region_links.exists()
    assert not item.suggestions.exclude(decision="terbuka").exists()
