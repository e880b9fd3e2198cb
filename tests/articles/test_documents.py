"""The library of official papers: what it takes in, and how it gives it out."""

import zlib
from pathlib import Path

import pytest
from django.conf import settings

from accounts.models import Event
from articles.models import Article, Document
from articles.models.document import ClosedStorage
from tests.articles.papers import PDF, archive, paper, pdf_with, scan
from tests.desk import admin_url, form_data, messages_of
from tests.factories import (
    make_article,
    make_body,
    make_draft,
    make_election,
    make_member,
    make_region,
    make_user,
)

pytestmark = pytest.mark.django_db
PACKED = zlib.compress(b"<< /S /JavaScript /JS (app.alert(1)) >>")
OBJECT_STREAM = b"<< /Type /ObjStm >>\nstream\n" + PACKED + b"\nendstream"
FAKES = {
    "html": b"<!doctype html><script>alert(1)</script>",
    "html in pdf": b"%PDF-1.7\n<html><script>alert(1)</script>\nobj\n%%EOF",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "docx": archive(),
    "exe": b"MZ\x90\x00" + b"\0" * 60,
    "pdf and archive": PDF + archive() + b"\n%%EOF",
    "archive before pdf": archive() + PDF,
    "cut off": PDF[:40],
    "script after the end": PDF + b"<script>alert(1)</script>",
    "script": pdf_with(b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "script behind codes": pdf_with(b"/OpenAction << /S /J#61vaScript >>"),
    "script packed": PDF.replace(b"trailer", OBJECT_STREAM + b"\ntrailer"),
    "launch": pdf_with(b"/OpenAction << /S /Launch /F (cmd.exe) >>"),
    "attachment": pdf_with(b"/Names << /EmbeddedFiles 2 0 R >>"),
    "not a picture": b"RIFF\0\0\0\0WAVEfmt ",
    "half a picture": scan()[:40],
    "nothing": b"",
}


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja"))
    return client


def add(desk, file, **values):
    values = {"kind": "sk", "title": "Keputusan KPU", "file": file, **values}
    return desk.post(admin_url(Document, "add"), values, follow=True)


def content_of(document):
    with document.file.open() as file:
        return file.read()


def head(client, address):
    answer = client.head(address)
    answer.close()
    return answer


def stored(**values):
    values = {"kind": "sk", "title": "Keputusan KPU", "sha256": "ab" * 32, "size": 90, **values}
    return Document.objects.create(file=paper(), **values)


# --- What is taken in


@pytest.mark.parametrize("fake", FAKES)
def test_what_is_no_plain_pdf_and_no_picture_is_refused(desk, fake):
    page = add(desk, paper(FAKES[fake]))

    assert page.status_code == 200
    assert page.context["adminform"].form.errors["file"]
    assert not Document.objects.exists()


def test_a_pdf_is_kept_as_it_is_known_by_its_hash_and_out_of_the_public_uploads(desk):
    add(desk, paper(name="../../<b>Keputusan\u202e 12\n.html"), number="12")

    document = Document.objects.get()
    assert len(document.sha256) == 64
    assert document.size == len(PDF)
    assert document.file.name.endswith(".pdf")
    assert content_of(document) == PDF
    assert not Path(document.file.path).is_relative_to(settings.MEDIA_ROOT)
    assert document.download_name == "keputusan-kpu.pdf"
    assert "dibuat" in Event.objects.values_list("verb", flat=True)


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_a_picture_is_drawn_anew(desk, kind, ending):
    hostile = scan(kind) + b"<script>alert(1)</script>"

    add(desk, paper(hostile, name="pindaian.pdf"))

    document = Document.objects.get()
    assert document.ending == ending
    assert b"<script>" not in content_of(document)


def test_too_large_a_file_is_refused(desk, monkeypatch):
    monkeypatch.setattr("articles.admin.document_files.LARGEST", 10)

    page = add(desk, paper())

    assert "lebih dari" in str(page.context["adminform"].form.errors["file"])


def test_the_same_file_is_refused_with_a_link_to_the_first(desk):
    add(desk, paper())

    page = add(desk, paper(name="lain.pdf"), title="Lain")

    assert Document.objects.count() == 1
    assert admin_url(Document, "change", Document.objects.get().pk) in page.content.decode()


def test_the_same_file_out_of_reach_is_not_named(client):
    foreign = make_draft(regions=[make_region("32.73")])
    client.force_login(make_user("nasional"))
    add(client, paper(), title="Rahasia", articles=[foreign.pk])
    client.force_login(make_member("redaktur", make_region("16.07")))

    page = add(client, paper(), title="Lain")

    assert "Rahasia" not in page.content.decode()
    assert "di luar wilayah Anda" in page.content.decode()


def test_the_same_number_of_the_same_body_and_day_is_told(desk):
    body = make_body("kpu")
    same = {"number": "12", "issued_on": "2024-11-05", "issuer": body}
    Document.objects.create(kind="sk", title="Yang lama", url="https://kpu.go.id/a", **same)

    page = add(desk, paper(), number="12", issued_on="5/11/2024", issuer=body.pk)

    assert "Yang lama" in messages_of(page)
    assert Document.objects.count() == 2


def test_a_link_alone_has_no_hash_and_file_or_link_has_to_be_there(desk):
    refused = add(desk, "")
    add(desk, "", url="https://kpu.go.id/sk-12")

    document = Document.objects.get()
    assert "Isi berkas atau tautan resmi." in refused.content.decode()
    assert document.sha256 == document.own_address == document.weight == ""
    assert document.address == "https://kpu.go.id/sk-12"


def test_hash_and_size_go_with_the_file(desk):
    add(desk, paper(), url="https://kpu.go.id/sk-12")
    url = admin_url(Document, "change", Document.objects.get().pk)
    data = form_data(desk.get(url))

    desk.post(url, {**data, "file": "", "file-clear": "on"})

    document = Document.objects.get()
    assert (document.file.name, document.sha256, document.size) == ("", "", None)


# --- How it is given out


def test_a_download_runs_nothing(client):
    document = stored(title="Keputusan «KPU» \n2024")
    document.bodies.add(make_body("kpu"))

    answer = client.get(document.address)

    assert document.address == f"/dokumen/{document.pk}/{'ab' * 6}/keputusan-kpu-2024.pdf"
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="keputusan-kpu-2024.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert "public" in answer["Cache-Control"]
    assert answer["ETag"].strip('W/"') == "ab" * 32
    assert client.get(document.address, HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert head(client, document.address).status_code == 200
    assert client.post(document.address).status_code == 405


def test_an_older_kind_of_file_stays_and_is_only_ever_stored(client):
    document = stored()
    document.file.name = document.file.storage.save("dokumen/lama.html", paper(b"<script>"))
    document.save()
    document.elections.add(make_election())

    answer = client.get(document.address)
    answer.close()

    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_an_old_address_leads_to_the_present_file(client):
    document = stored()
    document.elections.add(make_election())

    answer = client.get(f"/dokumen/{document.pk}/cdcd/nama-lain.pdf")

    assert answer.status_code == 302
    assert answer["Location"] == document.address


def test_what_stands_on_no_public_page_cannot_be_guessed(client):
    loose, drafted, gone = stored(), stored(), stored()
    draft = make_draft()
    drafted.articles.add(draft)
    gone.elections.add(make_election())
    Path(gone.file.path).unlink()
    linked = Document.objects.create(kind="sk", title="SK", url="https://kpu.go.id/")
    linked.elections.add(make_election())

    for document in (loose, drafted, gone):
        assert client.get(document.own_address).status_code == 404
    assert client.get(f"/dokumen/{linked.pk}/0/sk.pdf").status_code == 404
    assert client.get("/dokumen/99999999999999999999/0/sk.pdf").status_code == 404
    # The desk has it all the same.
    client.force_login(draft.created_by)
    answer = client.get(admin_url(Document, "file", drafted.pk))
    assert b"".join(answer.streaming_content) == PDF
    assert "public" not in answer.get("Cache-Control", "")
    assert client.get(admin_url(Document, "file", linked.pk)).status_code == 404


def test_it_is_public_with_its_article(client):
    document = stored()
    document.articles.add(make_article(), make_draft())

    assert head(client, document.address).status_code == 200


@pytest.mark.parametrize("path", ["dokumen/a.pdf", "./dokumen/a.pdf", "x/../dokumen/a.pdf"])
def test_uploads_hold_no_documents(client, path):
    place = Path(settings.MEDIA_ROOT) / "dokumen" / "a.pdf"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(PDF)

    assert client.get(f"/media/{path}").status_code == 404
    # What an earlier release stored there is still found by its own views.
    assert ClosedStorage().path("dokumen/a.pdf") == str(place)


# --- Where it is named


def test_pages_name_what_it_is_who_issued_it_and_how_large_it_is(client):
    body = make_body("kpu", official_name="KPU Contoh")
    document = stored(
        number="12 Tahun 2024",
        instrument="Keputusan KPU Contoh",
        issued_on="2024-11-05",
        issuer=body,
        url="https://kpu.go.id/sk-12",
        size=1_258_291,
    )
    article, election = make_article(), make_election()
    document.articles.add(article)
    document.bodies.add(body)
    document.elections.add(election)

    for page in (article, body, election):
        html = client.get(page.get_absolute_url()).content.decode()
        assert f'href="{document.address}"' in html
        for words in (
            "Keputusan KPU Contoh 12 Tahun 2024",
            "5 November 2024",
            "KPU Contoh",
            "PDF, 1,2 MB",
            'href="https://kpu.go.id/sk-12"',
            "ab" * 32,
        ):
            assert words in html
    text = client.get(f"/ringan{article.get_absolute_url()}").content.decode()
    assert f'href="{document.address}"' in text


def test_lists_find_what_hangs_nowhere(desk):
    loose, used = stored(title="Lepas"), stored(title="Terpakai")
    used.elections.add(make_election())

    listed = desk.get(admin_url(Document, "changelist"), {"kaitan": "tanpa"}).context["cl"]

    assert list(listed.result_list) == [loose]


# --- From the form of an article


def test_an_article_lists_its_documents_and_leads_to_a_new_one_for_itself(desk):
    article = make_draft("Gudang diperiksa")
    attached, other = stored(title="Keputusan gudang"), stored(title="Keputusan lain")
    attached.articles.add(article)

    page = desk.get(admin_url(Article, "change", article.pk)).content.decode()
    address = f"{admin_url(Document, 'add')}?articles={article.pk}"
    form = desk.get(address).context["adminform"].form

    assert admin_url(Document, "change", attached.pk) in page
    assert admin_url(Document, "change", other.pk) not in page
    assert address in page
    assert form["articles"].value() == [str(article.pk)]
    assert "Gudang diperiksa" in str(form["articles"])


def test_who_may_not_change_the_article_is_led_to_no_new_document(client):
    article = make_article("Gudang diperiksa")
    client.force_login(make_member("penulis"))

    page = client.get(admin_url(Article, "change", article.pk)).content.decode()

    assert "Belum ada dokumen terlampir." in page
    assert f"{admin_url(Document, 'add')}?articles=" not in page


def test_a_document_for_no_such_article_is_an_empty_form(desk):
    for value in ("0", "x", "1,2", ""):
        assert desk.get(f"{admin_url(Document, 'add')}?articles={value}").status_code == 200
