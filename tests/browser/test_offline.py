"""What can be read after the network is gone, and what can no longer."""

import re

import pytest
from playwright.sync_api import expect

from articles.actions import withdraw
from tests.browser.axe import broken_rules, load_axe
from tests.browser.cable import Cable
from tests.factories import make_article, make_many_articles, make_region

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BANYUASIN = "/wilayah/kabupaten-banyuasin/"
# What the console says of a network that is not there, and of an article that is gone.
NETWORK = re.compile(r"Failed to load resource|ERR_(CONNECTION|INTERNET|FAILED|EMPTY)")
KEPT = """async (name) => {
  const requests = await (await caches.open(name)).keys();
  return requests.map((request) => new URL(request.url).pathname);
}"""
COPY = "async (path) => (await caches.match(path)).text()"
MOST_LOOKS = 50
CONTROLLED = """() => new Promise((done) => {
  const workers = navigator.serviceWorker;
  if (workers.controller) done();
  else workers.addEventListener("controllerchange", () => done());
})"""
TWO_HOURS_PASS = """async () => {
  const [shell] = (await caches.keys()).filter((name) => name.startsWith("luring-"));
  const earlier = new Response(Date.now() - 2 * 60 * 60 * 1000);
  await (await caches.open(shell)).put("/luring/diperiksa", earlier);
}"""


@pytest.fixture
def cable(live_server):
    cable = Cable(live_server.thread.port)
    yield cable
    cable.cut()


@pytest.fixture
def page(chromium, cable):
    context = chromium.new_context(base_url=cable.url, locale="id-ID", reduced_motion="reduce")
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture
def complaints(page):
    """What the browser complains about, the policy above all."""
    texts = []
    page.on("console", lambda message: texts.append(message.text))
    page.on("pageerror", lambda error: texts.append(str(error)))
    return texts


def kept(page, name="bacaan"):
    return page.evaluate(KEPT, name)


def expect_kept(page, *paths, name="bacaan"):
    """Waits until just `paths` are kept, in this order."""
    for _ in range(MOST_LOOKS):
        if kept(page, name) == list(paths):
            return
        page.wait_for_timeout(100)
    assert kept(page, name) == list(paths)


def start(page, path="/luring/"):
    """Opens a first page, and waits until the worker answers for the next."""
    page.goto(path)
    page.evaluate(CONTROLLED)


def pass_a_minute(page):
    """Empties the browser's own cache, where pages stand for a minute."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")


def cut(cable, page):
    pass_a_minute(page)
    cable.cut()


def copies(page):
    return page.locator("[data-bacaan]").get_by_role("listitem")


def test_articles_read_and_the_saved_region_open_without_a_network(page, cable, complaints):
    banyuasin = make_region("16.07", "Kabupaten Banyuasin")
    first, second = (make_article(f"Kabar {n}", regions=[banyuasin]) for n in ("satu", "dua"))
    unread = make_article("Kabar tiga")
    start(page, first.get_absolute_url())
    page.goto(second.get_absolute_url())
    page.goto(BANYUASIN)
    page.get_by_role("button", name="Jadikan wilayah saya").click()
    expect_kept(page, BANYUASIN, name="wilayah-saya")
    expect_kept(page, first.get_absolute_url(), second.get_absolute_url())

    cut(cable, page)

    for article in (first, second):
        page.goto(article.get_absolute_url())
        expect(page.get_by_role("heading", level=1)).to_have_text(article.title)
        expect(page.get_by_text("Salinan luring, disimpan")).to_be_visible()
    page.goto(BANYUASIN)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabupaten Banyuasin")
    page.goto(unread.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Bacaan luring")
    expect(page.get_by_text("halaman yang Anda minta belum tersimpan")).to_be_visible()
    expect(copies(page)).to_contain_text(["Kabupaten Banyuasin", "Kabar dua", "Kabar satu"])
    copies(page).last.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar satu")
    assert [text for text in complaints if not NETWORK.search(text)] == []


def test_first_page_of_a_visit_is_kept_too(page, cable):
    """The worker comes with it, and did not see it pass."""
    article = make_article("Kabar pertama")

    start(page, article.get_absolute_url())

    expect_kept(page, article.get_absolute_url())
    cut(cable, page)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar pertama")


def test_the_last_twenty_are_kept_by_when_they_were_read(page):
    make_many_articles(21)
    start(page)
    links = page.request.get("/berita.json").json()["items"]
    paths = [re.sub(r"^https?://[^/]+", "", link["url"]) for link in links][:20]
    oldest, *others = paths
    for path in paths:
        page.goto(path)
    expect_kept(page, *paths)

    page.goto(oldest)
    expect_kept(page, *others, oldest)
    extra = make_article("Satu lagi").get_absolute_url()
    page.goto(extra)

    expect_kept(page, *others[1:], oldest, extra)


def test_withdrawn_article_goes_when_its_reader_meets_it(page, cable):
    article = make_article("Kabar keliru")
    path = article.get_absolute_url()
    start(page)
    page.goto(path)
    expect_kept(page, path)
    withdraw_by_desk(article)
    pass_a_minute(page)

    assert page.goto(path).status == 410

    expect_kept(page)
    cut(cable, page)
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bacaan luring")
    expect(page.get_by_text("Belum ada yang tersimpan")).to_be_visible()


def test_withdrawn_article_goes_within_the_hour_unmet(page):
    stays, goes = make_article("Kabar benar"), make_article("Kabar keliru")
    start(page)
    for article in (goes, stays):
        page.goto(article.get_absolute_url())
    expect_kept(page, goes.get_absolute_url(), stays.get_absolute_url())
    withdraw_by_desk(goes)

    page.goto("/luring/")
    page.wait_for_timeout(500)
    assert goes.get_absolute_url() in kept(page), "looked again before the hour was over"
    page.evaluate(TWO_HOURS_PASS)
    page.goto("/luring/")

    expect_kept(page, stays.get_absolute_url())


def withdraw_by_desk(article):
    withdraw(article=article, by=article.approved_by, reason="Keliru.")


def test_region_that_is_no_longer_saved_is_no_longer_kept(page, cable):
    make_region("16.07", "Kabupaten Banyuasin")
    start(page, BANYUASIN)
    page.get_by_role("button", name="Jadikan wilayah saya").click()
    expect_kept(page, BANYUASIN, name="wilayah-saya")

    page.get_by_role("button", name="Hapus").click()

    expect_kept(page, name="wilayah-saya")
    cut(cable, page)
    page.goto(BANYUASIN)
    expect(page.get_by_role("heading", level=1)).to_have_text("Bacaan luring")


def test_card_of_the_region_is_renewed_when_it_is_read(page, cable):
    banyuasin = make_region("16.07", "Kabupaten Banyuasin")
    start(page, BANYUASIN)
    page.get_by_role("button", name="Jadikan wilayah saya").click()
    expect_kept(page, BANYUASIN, name="wilayah-saya")
    make_article("Kabar yang baru", regions=[banyuasin])
    pass_a_minute(page)

    page.goto(BANYUASIN)
    for _ in range(MOST_LOOKS):
        if "Kabar yang baru" in page.evaluate(COPY, BANYUASIN):
            break
        page.wait_for_timeout(100)
    cut(cable, page)
    page.goto(BANYUASIN)

    expect(page.get_by_role("link", name="Kabar yang baru")).to_be_visible()


def test_desk_and_data_are_left_alone(page, cable):
    start(page)
    page.goto("/admin/")
    page.goto("/berita/")
    assert kept(page) == []

    cut(cable, page)

    for path in ("/admin/", "/pratinjau/abc/", "/berita.csv"):
        with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
            page.goto(path)


def test_what_is_missing_is_not_kept(page):
    start(page)

    assert page.goto("/berita/2026/11/tidak-ada/").status == 404
    path = make_article("Kabar satu").get_absolute_url()
    page.goto(path)

    expect_kept(page, path)


@pytest.mark.parametrize("barred", ["Navigator.prototype.serviceWorker", "window.caches"])
def test_browser_that_keeps_nothing_reads_as_before(page, complaints, barred):
    owner, name = barred.rsplit(".", 1)
    page.add_init_script(f"Object.defineProperty({owner}, '{name}', {{ value: undefined }})")
    article = make_article("Kabar satu")

    page.goto(article.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar satu")
    page.goto("/luring/")

    expect(page.get_by_text("tidak mengizinkan penyimpanan")).to_be_visible()
    assert complaints == []


def test_new_release_replaces_what_is_kept_of_the_site_and_nothing_else(page, settings):
    article = make_article("Kabar satu")
    start(page, article.get_absolute_url())
    expect_kept(page, article.get_absolute_url())
    names = set(page.evaluate("caches.keys()"))
    settings.STYLESHEET += "a{color:red}"
    pass_a_minute(page)

    page.goto("/luring/")

    for _ in range(MOST_LOOKS):
        page.wait_for_timeout(100)
        others = set(page.evaluate("caches.keys()"))
        if len(others) == len(names) and others != names:
            break
    assert {name.split("-")[0] for name in others ^ names} == {"luring"}
    expect_kept(page, article.get_absolute_url())


def test_reader_removes_one_copy_or_all(page):
    first, second, third = (make_article(f"Kabar {n}") for n in ("satu", "dua", "tiga"))
    start(page)
    for article in (first, second, third):
        page.goto(article.get_absolute_url())
    page.goto("/luring/")
    expect(copies(page)).to_have_count(3)

    page.get_by_role("button", name="Hapus salinan: Kabar dua").click()
    expect(page.get_by_role("status")).to_have_text("Salinan “Kabar dua” dihapus.")
    expect(page.get_by_role("button", name="Hapus salinan: Kabar satu")).to_be_focused()
    expect_kept(page, first.get_absolute_url(), third.get_absolute_url())

    page.get_by_role("button", name="Hapus semua salinan").click()
    expect(page.get_by_role("status")).to_have_text("Semua salinan dihapus dari peramban ini.")
    expect(page.get_by_text("Belum ada yang tersimpan")).to_be_visible()
    expect_kept(page)


def test_without_scripts_the_page_says_how_it_works(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()

    page.goto("/luring/")

    expect(page.get_by_text("Daftar ini dibuat oleh peramban Anda sendiri")).to_be_visible()
    expect(page.get_by_text("Cara kerjanya")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_filled_list_is_accessible(page, axe, complaints, width, scheme):
    article = make_article("Kabar dengan judul yang cukup panjang untuk dua baris di layar kecil")
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    start(page, article.get_absolute_url())
    expect_kept(page, article.get_absolute_url())
    page.goto("/luring/")
    expect(copies(page)).to_have_count(1)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    load_axe(page)
    assert broken_rules(page) == []
    assert complaints == []
