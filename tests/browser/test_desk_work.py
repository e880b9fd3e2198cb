"""Pages of the desk that come up while work is done there, looked over when they do.

The newsroom is shared by all browser tests: what is written here stays in drafts.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from articles.models import Article, Tag, Topic
from tests.desk import admin_url

pytestmark = pytest.mark.browser

DRAFTS = f"{admin_url(Article, 'changelist')}?status__exact=draf"


def test_history_of_a_row_and_taking_a_version_back(visits, axe):
    visit = visits("redaktur")
    form = visit.open_first(DRAFTS)
    for summary in ("Ringkasan yang pertama.", "Ringkasan yang kedua."):
        visit.page.locator("#id_summary").fill(summary)
        visit.save()
    row = form.removesuffix("change/")

    visit.look_over(f"{row}history/", is_thorough=True)
    visit.look_over(f"{row}riwayat/2/", is_thorough=True)
    assert "pertama" in visit.page.locator("ins").all_text_contents()
    visit.look_over(f"{row}riwayat/1/")
    visit.look_over(f"{row}riwayat/1/pulihkan/", is_thorough=True)

    assert not visit.faults, "\n".join(visit.faults)


def test_front_page_tells_what_waits_and_what_is_late(visits, axe):
    visit, admin = visits("redaktur"), visits("admin")
    form = admin.open_first(DRAFTS)
    over = timezone.localtime() - timedelta(days=1)
    admin.page.locator("#id_embargo_until_0").fill(f"{over:%d/%m/%Y}")
    admin.page.locator("#id_embargo_until_1").fill(f"{over:%H:%M}")
    admin.save()
    admin.page.get_by_role("link", name="Ajukan untuk ditinjau").click()
    admin.page.get_by_label("Peninjau").select_option(label="Redaktur Contoh")
    admin.press("Ajukan untuk ditinjau")

    visit.open("/admin/")
    assert visit.page.get_by_role("region", name="Menunggu tinjauan saya").is_visible()
    visit.open(form)
    visit.page.get_by_role("link", name="Setujui", exact=True).click()
    visit.press("Setujui")
    # Long words on a button: "Terbitkan …".
    visit.look_over(form)
    visit.look_over("/admin/", is_thorough=True)
    assert visit.page.get_by_role("region", name="Terlambat").is_visible()
    told = visit.page.get_by_role("region", name="Pemberitahuan")
    assert told.get_by_role("link").count() >= 1
    visit.press("Tandai semua sudah dibaca")
    assert told.get_by_role("link").count() == 0

    assert not visit.faults, "\n".join(visit.faults)


def test_merge_is_confirmed_on_a_page_of_its_own(visits, axe):
    visit = visits("admin")
    visit.open(admin_url(Topic, "changelist"))
    for row in visit.page.locator("input.action-select").all()[:3]:
        row.check()
    visit.page.locator("select[name=action]").select_option("gabungkan")
    visit.press("Buka")

    visit.page.get_by_role("heading", name="Gabungkan topik").wait_for()
    visit.look_over_open_page("merge", is_thorough=True)

    assert not visit.faults, "\n".join(visit.faults)


def test_what_was_written_in_a_row_that_is_deleted_is_shown(visits, axe):
    visit = visits("admin")
    visit.open(admin_url(Tag, "add"))
    visit.page.locator("#id_name").fill("Tanda sementara")
    visit.save()
    form = visit.page.url
    other = visit.page.context.new_page()
    other.goto(form)
    other.get_by_role("link", name="Hapus", exact=True).click()
    other.wait_for_load_state()
    deletion = other.url
    visit.look_over(deletion)
    visit.open(form)
    other.locator("form input[type=submit]").click()
    other.wait_for_load_state()
    other.close()

    visit.page.locator("#id_name").fill("Tanda yang ditulis")
    visit.save()

    assert visit.page.get_by_text("Tanda yang ditulis").is_visible()
    visit.look_over_open_page("vanished", is_thorough=True)
    # What the browser says of the status of the page itself.
    visit.faults = [fault for fault in visit.faults if "410 (Gone)" not in fault]
    assert not visit.faults, "\n".join(visit.faults)


def test_link_for_a_password(visits, axe):
    visit = visits("admin")
    visit.open(f"{admin_url(User, 'changelist')}?q=penulis")
    visit.look_over(visit.first_row(), is_thorough=True)

    visit.press("Buat tautan kata sandi")

    assert "/kata-sandi-baru/" in visit.page.locator("code").inner_text()
    visit.look_over_open_page("password link", is_thorough=True)
    assert not visit.faults, "\n".join(visit.faults)
