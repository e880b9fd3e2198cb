"""Two editors in two browsers with the same form open: the second one sees both versions."""

import pytest

from tests.browser.axe import broken_rules, load_axe
from tests.browser.hands import log_in

pytestmark = pytest.mark.browser


@pytest.fixture
def enter(open_page, site):
    """Opens a browser of its own for a user of the demo; what its console says is kept."""

    def enter(username):
        page = open_page(reduced_motion="reduce", viewport={"width": 320, "height": 800})
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        log_in(page, username, site.passwords[username])
        return page

    return enter


def first_form(page, changelist) -> str:
    """The address of the form of the first row of a list."""
    page.goto(f"/admin/{changelist}")
    return page.locator("#result_list tbody th a").first.get_attribute("href")


def save(page):
    with page.expect_navigation():
        page.locator("input[name=_continue]").click()


@pytest.mark.parametrize(
    ("changelist", "field", "label"),
    [
        ("articles/article/?status__exact=draf", "#id_summary", "Ringkasan"),
        ("bodies/contact/", "#id_hours", "Jam layanan"),
    ],
)
def test_second_editor_sees_both_versions_and_loses_nothing(enter, axe, changelist, field, label):
    first, second = enter("redaktur"), enter("admin")
    form = first_form(first, changelist)
    first.goto(form)
    second.goto(form)
    notice = second.get_by_role("status")
    assert "Sedang dibuka oleh Redaktur Contoh" in notice.inner_text()
    first.locator(field).fill("Senin sampai Kamis")
    second.locator(field).fill("Senin sampai Jumat")

    save(first)
    save(second)

    conflict = second.get_by_role("region", name="mengubah data ini")
    assert conflict.get_by_role("heading", name=label).is_visible()
    assert conflict.locator("del").all_text_contents() == ["Kamis"]
    assert conflict.locator("ins").all_text_contents() == ["Jumat"]
    assert second.locator(field).input_value() == "Senin sampai Jumat"
    assert second.evaluate("document.documentElement.scrollWidth") <= 320
    assert first.complaints + second.complaints == []
    load_axe(second)
    for scheme in ("light", "dark"):
        second.emulate_media(color_scheme=scheme)
        assert broken_rules(second) == []

    save(second)
    assert second.get_by_role("region", name="mengubah data ini").count() == 0
    first.reload()
    assert first.locator(field).input_value() == "Senin sampai Jumat"
