"""From a pasted release to a public page: two people, at most eight interactions between them.

The newsroom is shared by all browser tests: what is made here is withdrawn again.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Keyboard, Mouse, log_in

pytestmark = pytest.mark.browser

MOST = 8
INBOX = "/admin/ingest/inboxitem/"
UNDER_REVIEW = "/admin/articles/article/?status__exact=ditinjau"
RELEASE = """[12/11/24 09.15] Humas Contoh: Diteruskan

{headline}

WAIBAKUL - KPU Kabupaten Sumba Tengah menata {things} untuk Pilkada 2024, Senin (4/11/2024).

BACA JUGA: Gudang Lama Dikosongkan

Ketua KPU Sumba Tengah, *Yustina Rambu Contoh*, menyebut pekerjaan itu diawasi Bawaslu \
Sumba Tengah dan dicatat di Semarang 🗳️.

(Humas)
"""
TEXTS = {
    "mouse": (Mouse, "KPU Sumba Tengah Tata Kotak Contoh", "kotak suara dan bilik di gudang baru"),
    "keyboard": (Keyboard, "Gudang Contoh Sumba Tengah Dibuka", "segel, tinta, serta tanda jari"),
}


class Counting:
    """A hand that counts what it does."""

    def __init__(self, hand):
        self.hand, self.page, self.deeds = hand, hand.page, []

    def press(self, locator):
        self.deeds.append(f"press {locator}")
        self.hand.press(locator)

    def write(self, locator, text):
        self.deeds.append(f"write {locator}")
        self.hand.write(locator, text)

    def pick(self, radio):
        self.deeds.append(f"pick {radio}")
        self.hand.pick(radio)


@pytest.fixture
def person(open_page, site):
    """Somebody of the demo in a browser of his own, logged in before anything is counted."""

    def person(username, kind):
        page = open_page(reduced_motion="reduce", viewport={"width": 1280, "height": 800})
        log_in(page, username, site.passwords[username])
        return Counting(kind(page))

    return person


def button(page, name):
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def link(page, name):
    return page.get_by_role("main").get_by_role("link", name=name, exact=True)


@pytest.mark.parametrize("way", TEXTS)
def test_pasted_release_is_published_in_eight_interactions(person, site, way):
    kind, headline, things = TEXTS[way]
    text = RELEASE.format(headline=headline, things=things)
    first, second = person("editor", kind), person("redaktur", kind)
    page = first.page
    page.goto(INBOX)

    first.press(link(page, "Tempel naskah"))
    first.write(page.get_by_role("textbox", name="Naskah", exact=True), text)
    first.press(button(page, "Baca naskah"))
    shared = page.get_by_role("group", name="dapat berarti")
    if kind is Mouse:
        first.pick(shared.get_by_role("radio", name="bukan salah satunya"))
    else:
        # None is chosen: the first one is where the Tab key leads.
        first.pick(shared.get_by_role("radio", name="Kabupaten Semarang (33.22)", exact=True))
    assert page.locator("#id_title").input_value() == headline
    assert "BACA JUGA" not in page.locator("#id_body").input_value()
    first.press(button(page, "Simpan dan ajukan"))
    expect(page.get_by_text(f"“{headline}” sudah diajukan")).to_be_visible()

    page = second.page
    page.goto(UNDER_REVIEW)
    second.press(link(page, headline))
    second.press(link(page, "Setujui dan terbitkan"))
    second.press(button(page, "Setujui dan terbitkan"))
    expect(page.get_by_text("sudah disetujui dan ditayangkan")).to_be_visible()

    deeds = first.deeds + second.deeds
    assert len(deeds) <= MOST, "\n".join(deeds)
    form = page.url
    page.goto(page.get_by_role("link", name="Lihat di situs").get_attribute("href"))
    expect(page.locator("h1")).to_have_text(headline)
    assert "Yustina Rambu Contoh" in page.get_by_role("main").inner_text()
    withdraw(page, form)


def withdraw(page, form):
    page.goto(form)
    link(page, "Cabut").click()
    page.get_by_label("Alasan pencabutan").fill("Naskah uji.")
    button(page, "Cabut").click()
    page.get_by_text("sudah dicabut").wait_for()


def test_pages_of_pasting_in_light_and_dark_wide_and_narrow(visits, axe):
    visit = visits("admin")
    text = RELEASE.format(headline="Naskah Uji Halaman Sumba Tengah", things="bilik suara")
    visit.look_over(f"{INBOX}tempel/", is_thorough=True)
    visit.open(f"{INBOX}tempel/")
    visit.page.get_by_role("textbox", name="Naskah", exact=True).fill(text)
    visit.press("Baca naskah")
    form = visit.page.url

    visit.look_over_open_page("compose", is_thorough=True)
    visit.press("Kembalikan: BACA JUGA: Gudang Lama Dikosongkan")
    assert "BACA JUGA: Gudang" in visit.page.locator("#id_body").input_value()
    assert visit.page.evaluate("document.querySelector(':target')?.textContent.includes('BACA')")
    visit.look_over_open_page("put back", is_thorough=True)
    # The same text, a word changed: what is in the house is told.
    visit.open(f"{INBOX}tempel/")
    visit.page.get_by_role("textbox", name="Naskah", exact=True).fill(
        text.replace("dicatat", "dibukukan")
    )
    visit.press("Baca naskah")
    assert visit.page.get_by_role("heading", name="Sudah ada naskah").is_visible()
    visit.look_over_open_page("alike")

    assert form.endswith("/susun/")
    assert not visit.faults, "\n".join(visit.faults)


def test_everything_works_without_javascript(open_page, site):
    page = open_page(java_script_enabled=False, viewport={"width": 320, "height": 640})
    log_in(page, "admin", site.passwords["admin"])
    page.goto(f"{INBOX}tempel/")
    page.get_by_role("textbox", name="Naskah", exact=True).fill(
        RELEASE.format(headline="Naskah Tanpa Skrip Sumba Tengah", things="meja")
    )
    button(page, "Baca naskah").click()
    page.locator("#id_summary").fill("Ringkasan yang diketik")

    button(page, "Kembalikan: WAIBAKUL -").click()
    assert page.locator("#id_body").input_value().startswith("WAIBAKUL - KPU")
    assert page.locator("#id_summary").input_value() == "Ringkasan yang diketik"
    button(page, "Buang lagi: WAIBAKUL -").click()
    assert page.locator("#id_body").input_value().startswith("KPU Kabupaten")
    button(page, "Simpan sebagai draf").click()

    expect(page.get_by_text("sudah disimpan sebagai draf")).to_be_visible()
