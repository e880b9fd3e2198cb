"""The first page of the desk in a browser: one screen, a phone, and the keys."""

import pytest

pytestmark = pytest.mark.browser

ARTICLES = "/admin/articles/article/"


@pytest.fixture
def visit(visits):
    visit = visits("redaktur")
    visit.open("/admin/")
    visit.page.evaluate("localStorage.removeItem('desk.shortcuts')")
    visit.open("/admin/")
    return visit


def test_page_is_whole_on_every_screen(visit, axe):
    for path in ("/admin/?hari=30", "/admin/"):
        visit.look_over(path, is_thorough=True)
    # Opened too: lines of debts and the list of every form.
    visit.page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)")
    visit.page.set_viewport_size({"width": 360, "height": 740})

    assert visit.broken_rules() == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") == 360
    visit.page.set_viewport_size({"width": 1280, "height": 800})
    assert not visit.faults, "\n".join(visit.faults)


def test_keys_lead_where_links_do(visit):
    page = visit.page
    new = page.get_by_role("link", name="Artikel baru", exact=True)
    assert new.get_attribute("aria-keyshortcuts") == "n"

    for keys, target in [("ga", ARTICLES), ("gd", "/admin/"), ("n", f"{ARTICLES}add/")]:
        with page.expect_navigation():
            page.keyboard.type(keys)
        assert page.url.endswith(target)
        # A form puts the focus into its first field, where keys are letters.
        page.evaluate("document.activeElement.blur()")
    visit.open("/admin/")
    page.keyboard.press("/")
    page.keyboard.type("gan?")

    assert page.locator("#searchbar").input_value() == "gan?"
    assert page.url.endswith("/admin/")


def test_dialog_tells_the_keys_and_switches_them_off(visit, axe):
    page = visit.page
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Pintasan papan tik")
    assert dialog.is_visible()
    assert visit.broken_rules() == []

    dialog.get_by_role("checkbox").uncheck()
    dialog.get_by_role("button", name="Tutup").click()
    page.keyboard.type("?n")
    page.reload()
    page.keyboard.type("?n")

    assert not dialog.is_visible()
    assert page.url.endswith("/admin/")
    assert page.locator("[aria-keyshortcuts]").count() == 0
    # With the mouse the dialog opens still, or nobody could switch them on again.
    page.get_by_role("button", name="Pintasan").click()
    dialog.get_by_role("checkbox").check()
    dialog.get_by_role("button", name="Tutup").click()
    page.keyboard.press("?")
    assert dialog.is_visible()


def test_control_s_saves_while_somebody_types(visit):
    page = visit.page
    visit.open_first(f"{ARTICLES}?status__exact=ditinjau")
    page.locator("#id_summary").fill("Ringkasan yang disimpan dengan papan tik.")

    with page.expect_navigation():
        page.keyboard.press("Control+s")

    assert page.locator(".messagelist .success").is_visible()
    assert page.locator("#id_summary").input_value() == "Ringkasan yang disimpan dengan papan tik."
    assert page.url.endswith("/change/")
