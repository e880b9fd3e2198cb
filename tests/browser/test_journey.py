"""What a reader in Banyuasin does: by mouse, by keyboard, and without JavaScript."""

import re
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Keyboard, Mouse

pytestmark = pytest.mark.browser

ATOM = "{http://www.w3.org/2005/Atom}"
WAYS = {
    "mouse": (Mouse, {}),
    "keyboard": (Keyboard, {}),
    "mouse-without-javascript": (Mouse, {"java_script_enabled": False}),
    "keyboard-without-javascript": (Keyboard, {"java_script_enabled": False}),
}


@pytest.fixture(params=WAYS.values(), ids=WAYS)
def hand(request, open_page):
    kind, options = request.param
    return kind(open_page(**options))


def link(within, name):
    return within.get_by_role("link", name=name).first


def test_reader_finds_local_news_of_bawaslu_and_subscribes(hand, site):
    page = hand.page
    page.goto("/")

    hand.press(link(page, re.compile("^Sumatera Selatan")))
    expect(page.locator("h1")).to_have_text("Sumatera Selatan")
    hand.press(link(page.get_by_role("main"), re.compile("^Kabupaten Banyuasin")))
    expect(page.locator("h1")).to_have_text("Kabupaten Banyuasin")
    filter_by_bawaslu(hand)
    list_url, titles = page.url, headlines(page)
    article = link(page.get_by_role("main"), titles[0])
    article_url = urljoin(site.url, article.get_attribute("href"))
    hand.press(article)
    expect(page.locator("h1")).to_have_text(titles[0])
    page.go_back()

    expect(page).to_have_url(list_url)
    assert headlines(page) == titles
    feed = page.request.get(link(page.get_by_role("main"), "Atom").get_attribute("href"))
    entries = ElementTree.fromstring(feed.text()).iter(f"{ATOM}entry")
    assert article_url in [entry.find(f"{ATOM}link").get("href") for entry in entries]


def filter_by_bawaslu(hand):
    """From the page of a region to its news about Bawaslu, on the same page."""
    page = hand.page
    news = page.get_by_role("region", name=re.compile("^Berita"))
    hand.press(link(news, re.compile(r"^Bawaslu \d")))
    expect(page).to_have_url(re.compile("keluarga=bawaslu"))


def headlines(page):
    # A new address is there before the page is whole.
    page.wait_for_load_state()
    return page.get_by_role("main").get_by_role("article").get_by_role("heading").all_inner_texts()


def test_reader_searches_for_a_region(hand):
    page = hand.page
    page.goto("/")

    # A plain field, or a combobox where scripts run.
    box = page.locator("input[name=q]")
    hand.write(box, "Banyuasin")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="cocok")).to_be_visible()
    results = page.get_by_role("region", name="Hasil pencarian")
    hand.press(link(results, re.compile("^Kabupaten Banyuasin")))

    expect(page.locator("h1")).to_have_text("Kabupaten Banyuasin")


def test_reader_filters_and_pages_through_the_list(hand):
    page = hand.page
    page.goto("/berita/")

    hand.press(page.locator("summary", has_text="Saring"))
    hand.choose(page.locator("select[name=keluarga]"), "KPU")
    hand.press(page.get_by_role("button", name="Tampilkan"))
    expect(page).to_have_url(re.compile("keluarga=kpu"))
    newest = headlines(page)
    pager = page.get_by_role("navigation", name="Halaman")
    hand.press(link(pager, "Lebih lama"))
    expect(link(pager, "Lebih baru")).to_be_visible()
    older = headlines(page)
    hand.press(link(pager, "Lebih baru"))
    expect(page).not_to_have_url(re.compile("sebelum="))

    assert "keluarga=kpu" in page.url
    assert headlines(page) == newest
    assert older
    assert not set(newest) & set(older)


def test_reader_takes_a_filter_away(hand):
    page = hand.page
    page.goto("/berita/?wilayah=kabupaten-banyuasin&keluarga=bawaslu")

    active = page.get_by_role("list", name="Saringan aktif")
    hand.press(link(active, re.compile("Bawaslu.*hapus")))

    expect(page).not_to_have_url(re.compile("keluarga="))
    assert "wilayah=kabupaten-banyuasin" in page.url
