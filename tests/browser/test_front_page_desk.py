"""The front page at the desk: ordered by keyboard alone, previewed, and a notice by two persons.

The newsroom is shared by all browser tests: what is changed here is put back.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

pytestmark = pytest.mark.browser

FRONT = "/admin/articles/slot/halaman-depan/"
PREVIEW = "/admin/articles/slot/pratinjau/"
WORDS = "Contoh pengumuman: TPS dipindahkan karena banjir."


def titles(page):
    return page.get_by_role("region", name="Pilihan").locator(".placement-title").all_inner_texts()


def press_by_keyboard(page, name):
    """The button of that name, reached with the tab key alone."""
    button = page.get_by_role("region", name="Pilihan").get_by_role("button", name=name)
    for _ in range(150):
        if button.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_order_is_changed_by_keyboard_alone(visits, axe):
    visit = visits("redaktur")
    visit.look_over(FRONT, is_thorough=True)
    visit.open(FRONT)
    before = titles(visit.page)

    press_by_keyboard(visit.page, f"Turun “{before[0]}”")

    assert titles(visit.page) == [before[1], before[0], *before[2:]]
    assert focused(visit.page) == f"Turun “{before[0]}”"
    assert "sekarang urutan 2 dari" in visit.page.get_by_role("status").inner_text()
    # The focus is there: one step of the tab key back, no search.
    visit.page.keyboard.press("Shift+Tab")
    with visit.page.expect_navigation():
        visit.page.keyboard.press("Enter")
    assert titles(visit.page) == before
    assert focused(visit.page) == f"Naik “{before[0]}”"
    # At the end of the list the button stays and does nothing.
    visit.page.keyboard.press("Enter")
    assert titles(visit.page) == before
    visit.look_over_open_page(FRONT)
    assert not visit.faults, "\n".join(visit.faults)


def test_front_page_is_previewed_at_a_time(visits, axe):
    visit = visits("redaktur")
    visit.look_over(f"{PREVIEW}?waktu=2026-11-30T06:00", is_thorough=True)
    visit.open(f"{PREVIEW}?waktu=2026-11-30T06:00")

    assert visit.page.get_by_text("pada Senin 30 November 2026 06.00 WIB").is_visible()
    visit.page.get_by_label("Waktu (WIB)").fill("2027-01-01T00:00")
    with visit.page.expect_navigation():
        visit.page.get_by_role("button", name="Tampilkan").click()
    assert visit.page.get_by_text("pada Jumat 1 Januari 2027 00.00 WIB").is_visible()
    visit.look_over(f"{PREVIEW}?waktu=besok")

    assert not visit.faults, "\n".join(visit.faults)


def test_urgent_notice_takes_two_persons_and_one_to_end(visits, axe):
    ani, budi = visits("redaktur"), visits("admin")
    now = timezone.localtime()
    ani.open("/admin/articles/banner/add/")
    ani.page.locator("#id_text").fill(WORDS)
    for name, moment in [("starts_at", now - timedelta(days=1)), ("ends_at", now + timedelta(1))]:
        ani.page.locator(f"#id_{name}_0").fill(f"{moment:%d/%m/%Y}")
        ani.page.locator(f"#id_{name}_1").fill(f"{moment:%H:%M}")
    ani.save()
    form = ani.page.url
    ani.look_over_open_page(form)
    assert not ani.page.get_by_role("link", name="Setujui pengumuman").count()
    assert is_hidden(ani)

    budi.open(form)
    budi.page.get_by_role("link", name="Setujui pengumuman").click()
    budi.look_over_open_page("setujui", is_thorough=True)
    budi.press("Setujui pengumuman")
    budi.open("/tentang/")
    assert budi.page.get_by_text(WORDS).is_visible()

    ani.open(form)
    ani.page.get_by_role("link", name="Akhiri sekarang").click()
    ani.press("Akhiri sekarang")
    assert is_hidden(ani)
    assert not ani.faults + budi.faults, "\n".join(ani.faults + budi.faults)


def is_hidden(visit):
    # Its own query: the browser keeps a page for a minute.
    visit.open(f"/tentang/?x={timezone.now().timestamp()}")
    return not visit.page.get_by_text(WORDS).count()
