"""Bodies, contacts, officers and names by spreadsheet: out, looked over, and back."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.desk.tables.importing import apply, preview
from accounts.models import Event, PendingImport, Revision
from accounts.models.pending_import import KEPT_FOR
from bodies.models import Body, BodyAlias, Contact, Officer
from common.errors import Refused
from regions.models import RegionAlias
from tests.desk import admin_url, messages_of
from tests.factories import make_body, make_election, make_member, make_region, make_user
from tests.tables import (
    FORMATS,
    applied,
    csv_of,
    exported,
    imported,
    previewed,
    reasons,
    rows_of,
    upload,
)

pytestmark = pytest.mark.django_db
MODELS = [Body, BodyAlias, Contact, Officer, RegionAlias]


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala"))
    return client


@pytest.fixture
def own():
    return make_body("kpu", make_region("16.07"), slug="kpu-sendiri", official_name="KPU Sendiri")


@pytest.fixture
def foreign():
    return make_body("kpu", make_region("32.73"), slug="kpu-asing", official_name="KPU Asing")


@pytest.fixture
def editor(client, own, foreign):
    client.force_login(make_member("editor", own.region))
    return client


def fill(body):
    """Rows with everything that is hard to take out and bring back."""
    Body.objects.filter(pk=body.pk).update(
        for_election=make_election(), legal_basis="=UU", valid_from=date(2024, 1, 1), parent=body
    )
    BodyAlias.objects.create(body=body, text="@sebutan")
    Contact.objects.create(body=body, kind="telepon", value="+62 711 1", hours=" 8–16\r\nSabtu ")
    Officer.objects.create(body=body, person_name='Nama; "Contoh", S.H.', position="'-ketua")
    RegionAlias.objects.create(region=body.region, text="-singkatan", kind="ibu-kota")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_that_was_only_taken_out_changes_nothing_when_it_comes_back(desk, own, form):
    fill(own)

    for model in MODELS:
        page = previewed(desk, model, exported(desk, model, form))
        plan = page.context["plan"]

        assert plan.counts == {"baru": 0, "berubah": 0, "tetap": 1, "ditolak": 0}, reasons(page)
        assert "Terapkan" not in page.content.decode()


def test_preview_shows_old_and_new_and_changes_nothing(desk, own):
    rows = csv_of(
        ["alamat_pendek", "Nama Resmi", "nama pendek", "keluarga", "tingkat", "wilayah"],
        ["kpu-sendiri", "KPU Berganti", own.short_name, "KPU", "kabupaten/kota", "16.07"],
        ["bawaslu-baru", "Bawaslu Baru", "Bawaslu", "bawaslu", "kabupaten-kota", "16.07"],
    )

    page = previewed(desk, Body, rows)

    assert page.context["plan"].counts == {"baru": 1, "berubah": 1, "tetap": 0, "ditolak": 0}
    content = page.content.decode()
    assert "<del>Sendiri</del>" in content
    assert "<ins>Berganti</ins>" in content
    assert not Body.objects.filter(slug="bawaslu-baru").exists()
    assert not Event.objects.filter(verb="diimpor").exists()


def test_applied_import_keeps_history_and_leads_from_old_addresses(desk, own):
    file = csv_of(["id", "alamat pendek", "dasar hukum"], [own.pk, "kpu-baru", "UU 1"])

    page = imported(desk, Body, upload(file, "badan baru.csv"))

    own.refresh_from_db()
    assert (own.slug, own.legal_basis) == ("kpu-baru", "UU 1")
    assert "1 berubah" in messages_of(page)
    address = desk.get("/penyelenggara/kpu-sendiri/").headers["Location"]
    assert address == "/penyelenggara/kpu-baru/"
    revision = Revision.objects.of(own).first()
    assert (revision.note, revision.by.username) == ("impor badan baru.csv", "kepala")
    event = Event.objects.get(verb="diubah", object_id=own.pk)
    assert event.details == {"kolom": ["slug", "legal_basis"], "note": "impor badan baru.csv"}
    whole = Event.objects.get(verb="diimpor")
    assert (whole.details["berkas"], whole.details["berubah"]) == ("badan baru.csv", 1)
    assert not PendingImport.objects.exists()


def test_contacts_are_added_changed_and_recognised_without_an_id(desk, own):
    contact = Contact.objects.create(body=own, kind="surel", value="a@example.org")
    file = csv_of(
        ["penyelenggara", "jenis", "nilai", "diperiksa pada"],
        [own.slug, "surel", "a@example.org", "28/02/2027"],
        [own.slug, "WhatsApp", "0812", ""],
    )

    imported(desk, Contact, file)

    contact.refresh_from_db()
    assert contact.verified_on == date(2027, 2, 28)
    assert Contact.objects.get(value="0812").kind == "whatsapp"
    assert Revision.objects.of(contact).first().note.startswith("impor")


def test_one_bad_row_stops_all_and_every_reason_names_row_and_column(desk, own):
    head = ["id", "penyelenggara", "jenis", "nilai", "diperiksa pada", "sumber"]
    file = csv_of(
        head,
        ["", own.slug, "surel", "baik@example.org", "", ""],
        ["", "tidak-ada", "surel", "x", "", ""],
        ["", own.slug, "merpati", "x", "besok", ""],
        ["", own.slug, "situs", "bukan alamat", "", ""],
        ["", "", "surel", "y", "", ""],
        ["999", own.slug, "surel", "y", "", ""],
        ["abc", own.slug, "surel", "y", "", ""],
        ["", own.slug, "surel", "baik@example.org", "", ""],
        ["", own.slug, "surel", "z", "", "javascript:alert(1)"],
    )

    page = previewed(desk, Contact, file)

    found = reasons(page)
    assert "3 penyelenggara: Alamat pendek penyelenggara “tidak-ada” tidak dikenal" in found
    assert "4 jenis: “merpati” tidak dikenal" in found
    assert "4 diperiksa pada: “besok” bukan tanggal" in found
    assert "5 : Alamat situs harus diawali" in found
    assert "6 penyelenggara: Tidak boleh kosong." in found
    assert "7 id: Tidak ada baris dengan id “999”" in found
    assert "8 id: Tidak ada baris dengan id “abc”" in found
    assert "9 : Kontak ini sudah tercatat." in found
    assert "10 sumber: " in found
    assert "Terapkan" not in page.content.decode()
    page = applied(desk, page)
    assert "Tidak ada yang dapat diterapkan" in messages_of(page)
    assert not Contact.objects.exists()


def test_the_same_row_twice_in_a_file_is_refused(desk, own):
    file = csv_of(["id", "nama pendek"], [own.pk, "Satu"], [own.pk, "Dua"])

    assert "3 id: Sudah ada di berkas ini, pada baris 2." in reasons(previewed(desk, Body, file))


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (["id", "rahasia"], "Kolom tidak dikenal: rahasia"),
        (["id", "ID"], "dua kali"),
        (["id", "loaded_hash"], "Kolom tidak dikenal"),
    ],
)
def test_unknown_columns_are_refused_with_those_that_are_known(desk, own, head, reason):
    page = previewed(desk, Body, csv_of(head, [own.pk, "x"]))

    assert reason in page.content.decode()
    assert not PendingImport.objects.exists()


def test_what_a_colleague_changed_since_the_preview_is_not_overwritten(desk, own):
    page = previewed(desk, Body, csv_of(["id", "nama pendek"], [own.pk, "Dari berkas"]))
    Body.objects.filter(pk=own.pk).update(short_name="Dari rekan")

    page = applied(desk, page)

    own.refresh_from_db()
    assert own.short_name == "Dari rekan"
    assert "berubah sejak pratinjau" in messages_of(page)
    cell = page.context["plan"].changes[0].cells[0]
    assert (cell.before, cell.after) == ("Dari rekan", "Dari berkas")


def test_a_preview_is_its_users_alone_and_expires(desk, own, client):
    page = previewed(desk, Body, csv_of(["id", "nama pendek"], [own.pk, "X"]))
    url = page.redirect_chain[-1][0]

    client.force_login(make_user())
    for method in (client.get, client.post):
        assert "sekali lagi" in messages_of(method(url, follow=True))

    client.force_login(PendingImport.objects.get().user)
    PendingImport.objects.update(
        uploaded_at=PendingImport.objects.get().uploaded_at - KEPT_FOR - timedelta(minutes=1)
    )
    assert "sekali lagi" in messages_of(client.post(url, follow=True))
    other = url.replace("/body/", "/contact/")
    assert client.get(other).status_code == 302
    own.refresh_from_db()
    assert own.short_name != "X"


def test_pressed_twice_an_import_is_applied_once(desk, own):
    page = previewed(desk, BodyAlias, csv_of(["penyelenggara", "sebutan"], [own.slug, "S"]))

    applied(desk, page)
    again = applied(desk, page)

    assert BodyAlias.objects.count() == 1
    assert "sekali lagi" in messages_of(again)


def test_of_two_who_apply_at_once_the_second_finds_it_done(desk, own, rf):
    """Officers have no name of their own: a double click entered each of them twice."""
    previewed(desk, Officer, csv_of(["penyelenggara", "nama", "jabatan"], [own.slug, "N", "ketua"]))
    pending = PendingImport.objects.get()
    request = rf.post("/")
    request.user = pending.user
    officers = admin.site._registry[Officer]
    seen = preview(officers, request, pending).digest

    apply(officers, request, pending, seen)
    with pytest.raises(Refused, match="sekali lagi"):
        apply(officers, request, pending, seen)

    assert Officer.objects.count() == 1


def test_there_is_an_end_to_what_is_done_at_once(desk, own, monkeypatch):
    monkeypatch.setattr("accounts.desk.tables.table.MOST_CHANGES", 1)
    monkeypatch.setattr("accounts.desk.tables.exporting.MOST", 0)
    file = csv_of(["penyelenggara", "sebutan"], [own.slug, "A"], [own.slug, "B"])

    page = applied(desk, previewed(desk, BodyAlias, file))
    export = desk.post(admin_url(Body, "export"), {"bentuk": "csv", "kolom": ["id"]})

    assert "bagi berkasnya" in messages_of(page)
    assert not BodyAlias.objects.exists()
    assert "Persempit saringannya" in export.content.decode()


# --- Regions


def test_export_holds_what_the_list_shows(editor, own, foreign):
    make_body("bawaslu", own.region, official_name="Bawaslu Sendiri")

    everything = rows_of(exported(editor, Body))
    filtered = rows_of(exported(editor, Body, query="?family__exact=kpu"))
    chosen = exported(editor, Body, _selected_action=[own.pk, foreign.pk])

    assert len(everything) == 2
    assert [row["alamat pendek"] for row in filtered] == ["kpu-sendiri"]
    assert [row["id"] for row in rows_of(chosen)] == [str(own.pk)]
    event = Event.objects.filter(verb="diekspor").order_by("pk")[1]
    assert event.details == {"bentuk": "csv", "saringan": "family__exact=kpu", "jumlah": 1}


def test_import_reaches_no_row_of_another_region(editor, own, foreign):
    page = previewed(editor, Body, csv_of(["id", "nama pendek"], [foreign.pk, "X"]))
    assert "Tidak ada baris dengan id" in reasons(page)

    # Without an id the foreign row is no row of his, and the address is taken.
    head = ["alamat pendek", "nama pendek", "nama resmi", "keluarga", "tingkat", "wilayah"]
    row = ["kpu-asing", "X", "X", "dkpp", "kabupaten/kota", "16.07"]
    page = previewed(editor, Body, csv_of(head, row))
    assert reasons(page)

    file = csv_of(["penyelenggara", "jenis", "nilai"], ["kpu-asing", "surel", "x@example.org"])
    assert "tidak dikenal, atau di luar jangkauan" in reasons(previewed(editor, Contact, file))


def test_import_moves_no_row_into_another_region_or_above(editor, own):
    province = make_body("kpu", make_region("16"), slug="kpu-atas")
    alias = BodyAlias.objects.create(body=own, text="S")
    above = csv_of(["id", "penyelenggara"], [alias.pk, "kpu-atas"])
    foreign = csv_of(["id", "wilayah"], [own.pk, "32.73"])
    read_only = csv_of(["id", "nama pendek"], [province.pk, "X"])

    assert "di luar jangkauan" in reasons(previewed(editor, BodyAlias, above))
    assert "di luar jangkauan" in reasons(previewed(editor, Body, foreign))
    assert "tidak berhak mengubah" in reasons(previewed(editor, Body, read_only))


def test_editor_brings_back_what_he_sees_although_he_may_change_part_of_it(editor, own):
    make_body("kpu", make_region("16"), slug="kpu-atas")
    file = exported(editor, Body)
    text = file.read().decode().replace("KPU Sendiri", "KPU Kita")

    page = imported(editor, Body, text)

    own.refresh_from_db()
    assert own.official_name == "KPU Kita"
    assert "1 berubah, 1 tetap" in messages_of(page)


def test_editor_adds_no_body_and_a_writer_imports_nothing(editor, own, client):
    head = ["alamat pendek", "nama pendek", "nama resmi", "keluarga", "tingkat", "wilayah"]
    row = ["bawaslu-x", "X", "X", "bawaslu", "kabupaten/kota", "16.07"]
    assert "tidak berhak menambah" in reasons(previewed(editor, Body, csv_of(head, row)))

    client.force_login(make_member("penulis", own.region))
    assert client.post(admin_url(Body, "import"), {"berkas": upload("id\n1\n")}).status_code == 403
    assert "Impor" not in client.get(admin_url(Body, "changelist")).content.decode()


# --- Pages


def test_action_of_the_list_asks_for_the_format(desk, own):
    data = {"action": "ekspor_pilihan", "_selected_action": [own.pk]}

    page = desk.post(admin_url(Body, "changelist"), data)
    across = desk.post(f"{admin_url(Body, 'changelist')}?q=kpu", {**data, "select_across": "1"})

    assert "1 baris yang dipilih" in page.content.decode()
    assert across.headers["Location"] == f"{admin_url(Body, 'export')}?q=kpu"


def test_malformed_requests_are_no_server_errors(desk, own):
    export, upload_page = admin_url(Body, "export"), admin_url(Body, "import")

    assert desk.get(f"{export}?region__id__exact=abc").status_code == 302
    assert desk.post(export, {"_selected_action": ["abc", "%00", "9" * 30]}).status_code == 200
    assert desk.post(export, {"bentuk": "exe", "kolom": ["id"]}).status_code == 200
    assert desk.post(export, {"bentuk": "csv", "kolom": ["loaded_hash"]}).status_code == 200
    assert desk.post(upload_page).status_code == 200
    assert desk.post(upload_page, {"berkas": "teks"}).status_code == 200
    for name in ("../../etc/passwd.csv", "=cmd().csv", "<script>.csv", "n" * 190 + ".csv"):
        page = previewed(desk, Body, upload(csv_of(["id"], [own.pk]), name))
        assert page.status_code == 200
        assert "<script>.csv" not in page.content.decode()
    assert desk.get(admin_url(Body, "import_confirm", 10**9)).status_code == 302


def test_as_many_queries_for_many_rows_as_for_one(desk):
    make_bodies(2)
    at_one = number_of_queries(desk)
    make_bodies(40)

    assert number_of_queries(desk) == at_one
    assert at_one == [9, 12]


def make_bodies(number):
    known = Body.objects.count()
    for place in range(known, known + number):
        region = make_region(f"{11 + place}")
        make_body("kpu", region, parent=Body.objects.first(), for_election=make_election())


def number_of_queries(desk) -> list[int]:
    """Of an export, and of the preview of what was exported."""
    with CaptureQueriesContext(connection) as out:
        answer = desk.post(
            admin_url(Body, "export"),
            {"bentuk": "csv", "kolom": ["id", "slug", "region", "parent", "for_election"]},
        )
    # Counted now: the next request forgets them.
    counts = [len(out)]
    page = previewed(desk, Body, answer.content)
    with CaptureQueriesContext(connection) as back:
        page = desk.get(page.redirect_chain[-1][0])
    assert page.context["plan"].counts["tetap"] == Body.objects.count()
    return [*counts, len(back)]
