"""The article's form: what it saves, what follows from it, what it refuses."""

import io
from datetime import timedelta

import pytest
from PIL import Image as Picture

from accounts.models import Event
from articles.actions import approve, submit
from articles.models import Article, Image, ListEntry, Source, Status, Tag, Topic
from common import clock
from common.models import Redirect
from tests.desk import admin_url, form_data, row_data
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_member,
    make_region,
    make_stage_kind,
    make_user,
)

pytestmark = pytest.mark.django_db

INLINES = [
    *("region_links", "body_links", "stage_links", "bylines", "image_uses"),
    *("flags", "related_links", "updates", "reader_notes", "corrections", "notes"),
]


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja"))
    return client


@pytest.fixture
def writer(client):
    client.force_login(make_member("penulis", username="penulis-satu"))
    return client


def new_article(**values):
    empty = {f"{inline}-{name}_FORMS": 0 for inline in INLINES for name in ("TOTAL", "INITIAL")}
    return {"title": "Judul", "slug": "judul", "kind": "berita", **empty, **values}


def change(desk, article, **changes):
    address = admin_url(Article, "change", article.pk)
    return desk.post(address, form_data(desk.get(address)) | changes)


def verbs(article):
    events = Event.objects.filter(object_type="articles.article", object_id=str(article.pk))
    return list(events.order_by("id").values_list("verb", flat=True))


def test_writer_makes_an_article_with_everything_it_is_about(writer):
    region, body = make_region("16.07"), make_body("kpu", make_region("16.07"))
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    tag = Tag.objects.create(slug="gudang", name="Gudang")

    response = writer.post(
        admin_url(Article, "add"),
        new_article(body="Alinea satu.\n\nAlinea dua.", topics=[topic.pk], tags=[tag.pk])
        | row_data("region_links", 0, region=region.pk, role="subjek", is_primary="on")
        | row_data("body_links", 0, body=body.pk, role="subjek")
        | row_data("notes", 0, text="Tolong periksa tanggalnya."),
    )

    article = Article.objects.get()
    assert response.status_code == 302
    assert article.body == "<p>Alinea satu.</p>\n<p>Alinea dua.</p>"
    assert article.created_by.username == "penulis-satu"
    assert article.notes.get().author == article.created_by
    assert list(article.topics.all()) == [topic]
    assert list(article.tags.all()) == [tag]
    assert verbs(article) == ["dibuat"]


def test_empty_slug_is_made_of_the_title(desk):
    make_draft(title="Gudang siap", slug="gudang-siap")

    desk.post(admin_url(Article, "add"), new_article(title="Gudang siap", slug=""))

    assert Article.objects.filter(slug="gudang-siap-2").exists()


def test_edit_of_a_published_article_moves_it_between_lists(desk):
    article = make_article(regions=[make_region("16.07")])
    other = make_region("32.79")
    version = article.version

    moved = {"region_links-0-region": other.pk}
    told = {"change_kind": "ralat", "change_text": "Peristiwanya di Kota Banjar."}
    change(desk, article, **moved, **told)

    article.refresh_from_db()
    assert article.version == version + 1
    assert set(ListEntry.objects.in_list("region:32").values_list("article", flat=True)) == {
        article.pk
    }
    assert not ListEntry.objects.in_list("region:16").exists()
    assert verbs(article)[-1] == "diralat"


def test_topics_chosen_on_the_form_place_the_article_on_their_pages(desk):
    article = make_article("Masuk topik")
    topic = Topic.objects.create(slug="logistik", name="Logistik")

    change(desk, article, topics=[topic.pk])

    assert "Masuk topik" in desk.get("/topik/logistik/").content.decode()


def test_saving_an_unchanged_form_leaves_no_trace(desk):
    article = make_article(regions=[make_region("16.07")])

    change(desk, article)

    assert verbs(article)[-1] == "ditayangkan"


def test_edit_voids_an_approval(desk):
    article = make_draft()
    submit(article=article, by=article.created_by)
    approve(article=article, by=make_user())

    change(desk, article, title="Judul lain")

    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW


def test_new_address_of_a_public_article_leaves_a_redirect(desk):
    article = make_article()
    old_path = article.get_absolute_url()

    change(desk, article, slug="alamat-baru")

    article.refresh_from_db()
    assert desk.get(old_path).headers["Location"] == article.get_absolute_url()


@pytest.mark.parametrize("at", [None, timedelta(days=1)], ids=["draft", "scheduled"])
def test_new_address_of_an_article_that_was_never_public_tells_nobody(desk, at):
    article = make_article(at=clock.now() + at) if at else make_draft()

    change(desk, article, slug="alamat-baru")

    assert not Redirect.objects.exists()


def test_primary_mark_moves_from_one_region_to_another(desk):
    first, second = make_region("16.07"), make_region("16.71")
    article = make_draft(regions=[first, second])

    response = change(
        desk,
        article,
        **{"region_links-0-is_primary": "", "region_links-1-is_primary": "on"},
    )

    assert response.status_code == 302
    assert article.region_links.get(is_primary=True).region == second


def test_two_primary_regions_are_refused(desk):
    article = make_draft(regions=[make_region("16.07"), make_region("16.71")])

    page = change(desk, article, **{"region_links-1-is_primary": "on"})

    assert "hanya satu wilayah utama" in page.content.decode()


def test_same_stage_twice_is_refused(desk):
    article = make_draft()
    kind = make_stage_kind().pk

    page = change(
        desk,
        article,
        **row_data("stage_links", 0, kind=kind) | row_data("stage_links", 1, kind=kind),
    )

    assert "sudah ada di baris lain" in page.content.decode()


def test_public_clipping_stays_an_extract_with_its_source(desk):
    source = Source.objects.create(slug="koran", name="Koran", kind="media")
    article = make_article(kind="kliping", source=source, body="<p>Cuplikan.</p>")

    too_long = change(desk, article, body=f"<p>{'kata ' * 80}</p>")
    nameless = change(desk, article, source="")

    assert "paling banyak 300 karakter" in too_long.content.decode()
    assert "harus menyebut sumbernya" in nameless.content.decode()


def test_embargo_on_what_is_public_already_is_refused(desk):
    article = make_article()

    page = change(desk, article, embargo_until_0="2099-01-01", embargo_until_1="00:00:00")

    assert "sebelum embargo berakhir" in page.content.decode()


def test_writer_does_not_change_what_readers_see(writer):
    article = make_article("Sudah tayang")

    page = writer.post(admin_url(Article, "change", article.pk), {"title": "Diam-diam"})

    assert page.status_code == 403
    assert writer.get(admin_url(Article, "change", article.pk)).status_code == 200


def test_link_to_the_site_is_there_only_for_public_articles(desk):
    public, draft = make_article(), make_draft()
    scheduled = make_article(at=clock.now() + timedelta(days=1))

    def link(article):
        return desk.get(admin_url(Article, "change", article.pk)).context["absolute_url"]

    assert link(public) == public.get_absolute_url()
    assert link(draft) is link(scheduled) is None


def test_nobody_deletes_an_article_from_the_desk(desk):
    draft = make_draft()
    chosen = {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"}

    assert desk.post(admin_url(Article, "delete", draft.pk), {"post": "yes"}).status_code == 403
    desk.post(admin_url(Article, "changelist"), chosen)

    assert Article.objects.filter(pk=draft.pk).exists()


def test_list_tells_scheduled_from_published(desk):
    make_article("Tampil")
    make_article("Besok", at=clock.now() + timedelta(days=1))

    page = desk.get(admin_url(Article, "changelist"), {"penayangan": "terjadwal"})

    assert [article.title for article in page.context["cl"].result_list] == ["Besok"]
    assert '<td class="field-standing">terjadwal</td>' in page.content.decode()


@pytest.mark.parametrize("model", [Source, Topic])
def test_renamed_source_or_topic_is_found_by_its_new_name(desk, model):
    row = model(slug="lama", name="Nama lama")
    if model is Source:
        row.kind = "media"
    row.save()
    tags = {"source": row} if model is Source else {"topics": [row]}
    article = make_article(**tags)
    address = admin_url(model, "change", row.pk)

    desk.post(address, form_data(desk.get(address)) | {"name": "Nama baru"})

    article.text.refresh_from_db()
    assert "nama baru" in article.text.words


def test_new_slug_of_a_topic_leaves_a_redirect(desk):
    topic = Topic.objects.create(slug="lama", name="Topik")
    address = admin_url(Topic, "change", topic.pk)

    desk.post(address, form_data(desk.get(address)) | {"slug": "baru"})

    assert desk.get("/topik/lama/").headers["Location"] == "/topik/baru/"


def photo(**saving):
    buffer = io.BytesIO()
    Picture.new("RGB", (3000, 1500), "navy").save(buffer, "JPEG", **saving)
    buffer.name = "IMG_2024 rumah.jpg"
    buffer.seek(0)
    return buffer


def test_uploaded_picture_loses_its_place_its_name_and_its_excess_pixels(desk):
    exif = Picture.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "S"

    desk.post(admin_url(Image, "add"), {"file": photo(exif=exif), "credit": "Dokumen KPU"})

    image = Image.objects.get()
    with Picture.open(image.file.path) as stored:
        assert not stored.getexif()
        assert stored.size == (1280, 2560)
    assert "rumah" not in image.file.name


def test_picture_that_is_cut_off_is_refused(desk):
    upload = photo()
    upload.truncate(len(upload.getvalue()) // 2)

    page = desk.post(admin_url(Image, "add"), {"file": upload, "credit": "Dokumen"})

    assert "errorlist" in page.content.decode()
    assert not Image.objects.exists()


@pytest.mark.parametrize(("mode", "kind"), [("P", "PNG"), ("LA", "PNG"), ("RGBA", "WEBP")])
def test_pictures_of_every_kind_are_taken(desk, mode, kind):
    upload = io.BytesIO()
    Picture.new(mode, (64, 40)).save(upload, kind)
    upload.name = f"gambar.{kind.lower()}"
    upload.seek(0)

    desk.post(admin_url(Image, "add"), {"file": upload, "credit": "Dokumen"})

    assert Image.objects.get().file.name.endswith(f".{kind.lower()}")


def test_same_picture_is_kept_once(desk):
    for _ in range(2):
        page = desk.post(admin_url(Image, "add"), {"file": photo(), "credit": "Dokumen"})

    assert "Gambar ini sudah ada" in page.content.decode()
    assert Image.objects.count() == 1
