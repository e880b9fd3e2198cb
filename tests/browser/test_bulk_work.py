"""Work on many rows in a browser: an import with its preview, a filter that is kept."""

import pytest

from articles.models import Article
from bodies.models import BodyAlias
from elections.models import Stage
from tests.desk import admin_url
from tests.tables import csv_of

pytestmark = pytest.mark.browser
NAMES = admin_url(BodyAlias, "changelist")


def test_import_is_looked_over_and_applied(visits, axe):
    visit = visits("admin")
    page = visit.page
    file = csv_of(["penyelenggara", "sebutan"], ["kpu-ri", "Sebutan dari berkas (contoh)"])

    visit.look_over(f"{admin_url(BodyAlias, 'export')}?q=kpu", is_thorough=True)
    visit.look_over(admin_url(Stage, "import"), is_thorough=True)
    visit.open(NAMES)
    page.get_by_role("link", name="Impor", exact=True).click()
    page.get_by_role("button", name="Berkas:").set_input_files(
        {"name": "sebutan.csv", "mimeType": "text/csv", "buffer": file.encode()}
    )
    visit.press("Lihat pratinjau")
    visit.look_over_open_page("preview", is_thorough=True)
    assert "Sebutan dari berkas (contoh)" in page.locator("ins").all_text_contents()
    visit.press("Terapkan")

    assert page.get_by_text("1 baris baru").is_visible()
    visit.open(f"{NAMES}?q=Sebutan+dari+berkas")
    assert page.get_by_role("link", name="Sebutan dari berkas (contoh)").is_visible()
    assert not visit.faults, "\n".join(visit.faults)


def test_filter_is_kept_under_a_name_and_forgotten(visits, axe):
    visit = visits("redaktur")
    page = visit.page
    visit.open(f"{NAMES}?body__family=kpu&q=kip")

    page.get_by_label("Nama saringan").fill("KIP di Aceh")
    visit.press("Simpan saringan ini")
    visit.look_over_open_page("saved filter", is_thorough=True)
    visit.open(NAMES)
    page.get_by_role("link", name="KIP di Aceh", exact=True).click()
    assert "q=kip" in page.url
    visit.press("Hapus saringan KIP di Aceh")

    assert page.get_by_role("link", name="KIP di Aceh", exact=True).count() == 0
    assert not visit.faults, "\n".join(visit.faults)


def test_articles_are_looked_ahead_at(visits, axe):
    visit = visits("redaktur")
    page = visit.page
    visit.open(f"{admin_url(Article, 'changelist')}?status__exact=draf")
    page.locator("input.action-select").first.check()
    page.get_by_role("combobox", name="Aksi").select_option(label="Tambah topik atau tanda")
    visit.press("Buka")
    visit.look_over_open_page("bulk edit", is_thorough=True)

    visit.press("Lanjut")

    assert page.get_by_text("Pilih sedikitnya satu topik atau tanda.").is_visible()
    assert not visit.faults, "\n".join(visit.faults)
