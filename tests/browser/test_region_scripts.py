"""What scripts add to browsing by region, and that nothing is lost without them."""

import json
import re

import pytest
from playwright.sync_api import expect

from regions.models import RegionAlias
from tests.browser.axe import broken_rules, load_axe
from tests.factories import make_region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

KOTIM = "/wilayah/kabupaten-kotawaringin-timur/"
MINE = json.dumps({"nama": "Kabupaten Kotawaringin Timur", "url": KOTIM})
SHIFTS = """
    window.shifts = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


@pytest.fixture
def page(chromium, live_server):
    """A page of a site that holds the regions below and nothing else."""
    context = chromium.new_context(base_url=live_server.url, locale="id-ID")
    yield context.new_page()
    context.close()


@pytest.fixture(autouse=True)
def regions():
    make_region("62", "Kalimantan Tengah", tile_row=2, tile_column=3, tile_label="Kalteng")
    kotim = make_region("62.02", "Kabupaten Kotawaringin Timur")
    RegionAlias.objects.create(region=kotim, text="Sampit", kind="ibu-kota")
    make_region("62.02.11", "Teluk Sampit")
    make_region("35.27", "Kabupaten Sampang")


@pytest.fixture
def complaints(page):
    """What the browser complains about, the policy above all."""
    texts = []
    page.on("console", lambda message: texts.append(message.text))
    page.on("pageerror", lambda error: texts.append(str(error)))
    return texts


def box(page):
    return page.get_by_role("combobox", name="Cari nama wilayah")


def type_into(page, text, path="/wilayah/"):
    page.goto(path)
    box(page).press_sequentially(text)
    return page.get_by_role("option")


# --- Suggestions


def test_letters_bring_suggestions_and_arrows_and_enter_lead_to_the_page(page, complaints):
    options = type_into(page, "samp")
    expect(options).to_have_count(3)
    expect(options.first).to_contain_text("ibu kota Sampit")
    expect(page.get_by_text("3 saran")).to_have_attribute("role", "status")
    expect(box(page)).to_have_attribute("aria-expanded", "true")

    box(page).press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box(page).press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = options.first.get_attribute("id")
    expect(box(page)).to_have_attribute("aria-activedescendant", active)
    box(page).press("Enter")

    expect(page).to_have_url(re.compile(f"{KOTIM}$"))
    assert complaints == []


def test_enter_without_a_choice_searches(page):
    expect(type_into(page, "samp")).to_have_count(3)

    box(page).press("Enter")

    expect(page).to_have_url(re.compile(r"/wilayah/\?q=samp$"))


def test_escape_closes_and_keeps_the_words(page):
    options = type_into(page, "samp")
    expect(options).to_have_count(3)

    box(page).press("Escape")

    expect(options).to_have_count(0)
    expect(box(page)).to_have_value("samp")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    box(page).press("ArrowDown")
    expect(options).to_have_count(3)


def test_suggestion_can_be_clicked(page):
    type_into(page, "sampit").filter(has_text="Teluk").click()

    expect(page).to_have_url(re.compile("/kabupaten-kotawaringin-timur/teluk-sampit/$"))


def test_field_can_be_filled_instead(page):
    page.goto("/wilayah/")
    box(page).evaluate("input => input.dataset.saranIsi = ''")
    box(page).press_sequentially("teluk")
    expect(page.get_by_role("option")).to_have_count(1)

    box(page).press("ArrowDown")
    box(page).press("Enter")

    expect(box(page)).to_have_value("kabupaten-kotawaringin-timur/teluk-sampit")
    expect(page).to_have_url(re.compile("/wilayah/$"))


def test_late_answer_never_takes_the_place_of_a_newer_one(page):
    held = []

    def answer(route):
        if route.request.url.endswith("=samp"):
            held.append(route)
        else:
            route.continue_()

    page.route("**/saran.json*", answer)
    with page.expect_request("**/saran.json?q=samp"):
        options = type_into(page, "samp")
    box(page).press_sequentially("ang")
    expect(options).to_have_count(1)

    late = {"nama": "Terlambat", "keterangan": "", "nilai": "x", "url": "/"}
    held[0].fulfill(json={"saran": [late]})

    page.wait_for_timeout(100)
    expect(options).to_have_text(re.compile("Sampang"))


@pytest.mark.parametrize("status", [200, 500])
def test_failing_suggestions_leave_the_form_as_it_is(page, status):
    page.route("**/saran.json*", lambda route: route.fulfill(status=status, body="<h1>Gangguan"))
    with page.expect_response("**/saran.json*"):
        options = type_into(page, "samp")

    expect(options).to_have_count(0)
    box(page).press("Enter")
    expect(page.get_by_role("heading", name="Hasil pencarian")).to_be_visible()


def test_names_are_shown_as_text(page, complaints):
    make_region("62.02.12", "<img src=x onerror=alert(1)>", slug="aneh")

    expect(type_into(page, "<img")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".suggestions img").count() == 0
    assert complaints == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_suggestions_are_accessible_and_move_nothing(page, axe, width, scheme):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.add_init_script(SHIFTS)
    expect(type_into(page, "samp")).to_have_count(3)
    box(page).press("ArrowDown")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.shifts") == 0
    load_axe(page)
    assert broken_rules(page) == []


# --- Wilayah saya


def saved(page):
    return page.evaluate("localStorage.getItem('wilayah-saya')")


def place(page):
    return page.locator("[data-wilayah-saya]")


def test_region_is_kept_shown_and_removed(page, complaints):
    page.goto(KOTIM)
    page.get_by_role("button", name="Jadikan wilayah saya").click()
    expect(page.get_by_role("button", name="Wilayah saya ✓ · Hapus")).to_be_visible()
    assert json.loads(saved(page)) == json.loads(MINE)

    page.goto("/")
    page.reload()
    name = place(page).get_by_role("link", name="Kabupaten Kotawaringin Timur", exact=True)
    news = place(page).get_by_role("link", name="Berita")
    expect(name).to_have_attribute("href", KOTIM)
    expect(news).to_have_attribute("href", "/berita/?wilayah=kabupaten-kotawaringin-timur")

    place(page).get_by_role("button", name="Hapus").click()
    expect(place(page)).to_contain_text("pilih dari daftar wilayah")
    expect(place(page).get_by_role("link")).to_be_focused()
    assert saved(page) is None
    assert page.context.cookies() == []
    assert complaints == []


def test_button_takes_a_region_back(page):
    page.goto(KOTIM)
    page.get_by_role("button", name="Jadikan wilayah saya").click()

    page.get_by_role("button", name="Hapus").click()

    expect(page.get_by_role("button", name="Jadikan wilayah saya")).to_be_visible()
    assert saved(page) is None


def test_other_tab_follows(page):
    page.goto("/")
    other = page.context.new_page()
    other.goto(KOTIM)

    other.get_by_role("button", name="Jadikan wilayah saya").click()

    expect(place(page)).to_contain_text("Kabupaten Kotawaringin Timur")


@pytest.mark.parametrize(
    "value",
    [
        "{",
        "null",
        "[]",
        '"teks"',
        '{"nama": "Kabupaten", "url": "javascript:alert(1)"}',
        '{"nama": "Kabupaten", "url": "https://jahat.example/wilayah/x/"}',
        '{"nama": "Kabupaten", "url": "//wilayah/x/"}',
        '{"nama": "Kabupaten", "url": "/wilayah/x/?a=b"}',
        '{"nama": "Kabupaten", "url": ["/wilayah/x/"], "lain": 1}',
        '{"nama": "", "url": "/wilayah/x/"}',
        '{"nama": 1, "url": "/wilayah/x/"}',
        json.dumps({"nama": "a" * 101, "url": "/wilayah/x/"}),
    ],
)
def test_what_is_not_a_region_is_not_shown(page, complaints, value):
    page.add_init_script(f"localStorage.setItem('wilayah-saya', {json.dumps(value)})")

    page.goto("/")

    expect(place(page)).to_contain_text("pilih dari daftar wilayah")
    assert complaints == []


def test_name_in_the_storage_is_shown_as_text(page, complaints):
    value = json.dumps({"nama": "<img src=x onerror=alert(1)>", "url": KOTIM})
    page.add_init_script(f"localStorage.setItem('wilayah-saya', {json.dumps(value)})")

    page.goto("/")

    expect(place(page)).to_contain_text("<img src=x onerror=alert(1)>")
    assert place(page).locator("img").count() == 0
    assert complaints == []


def test_barred_storage_leaves_the_page_as_it_is(page, complaints):
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )

    page.goto(KOTIM)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Jadikan wilayah saya")).to_be_hidden()
    assert complaints == []


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("path", ["/", KOTIM])
def test_nothing_moves_when_the_region_is_shown(page, axe, width, path):
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(f"localStorage.setItem('wilayah-saya', {json.dumps(MINE)})")
    page.add_init_script(SHIFTS)

    page.goto(path)
    page.wait_for_timeout(300)

    assert page.evaluate("window.shifts") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    load_axe(page)
    assert broken_rules(page) == []


# --- Without scripts


def test_search_letters_and_map_work_without_scripts(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/wilayah/")

    page.get_by_label("Cari nama wilayah").last.fill("Sampit")
    page.get_by_role("button", name="Cari").click()
    expect(page.get_by_text("Tepat cocok")).to_be_visible()
    page.get_by_role("link", name="S", exact=True).click()
    expect(page.get_by_role("heading", name="Wilayah berawalan S")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Kalimantan Tengah Kalteng")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kalimantan Tengah")
    expect(page.get_by_text("Jadikan wilayah saya")).to_be_hidden()

    context.close()


@pytest.mark.parametrize("width", [320, 768])
def test_tiles_are_large_enough_to_touch(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/wilayah/")

    size = page.locator(".tile-link").first.bounding_box()

    assert size["height"] >= 44
    assert size["width"] >= 44
