"""A picture on its way through the desk: uploaded, its focal point chosen, placed in a draft.

The newsroom is shared by all browser tests: what is written here stays in drafts.
"""

import pytest

from articles.models import Article, Image
from tests.desk import admin_url
from tests.pictures import drawn, encoded

pytestmark = pytest.mark.browser

DRAFTS = f"{admin_url(Article, 'changelist')}?status__exact=draf"
PHOTO = {"name": "foto.jpg", "mimeType": "image/jpeg"}


def test_picture_is_uploaded_and_placed(visits, axe):
    visit = visits("redaktur")
    page = visit.page
    visit.open(admin_url(Image, "add"))
    assert not page.locator(".focal").is_visible()
    photo = {**PHOTO, "buffer": encoded(drawn((640, 480), seed=41))}

    page.locator("#id_file").set_input_files(photo)
    # With the mouse, before anything was sent; and the rest of the way by keyboard.
    picture = page.locator(".focal-picture canvas")
    picture.wait_for()
    size = picture.bounding_box()
    picture.click(position={"x": size["width"] * 0.8, "y": size["height"] * 0.2})
    across, down = page.locator("#id_focus_x"), page.locator("#id_focus_y")
    assert (across.input_value(), down.input_value()) == ("80", "20")
    across.press("ArrowUp")
    page.locator("#id_description").fill("Gudang contoh dari uji peramban")
    visit.save()

    assert across.input_value() == "81"
    assert page.locator(".focal-mark").evaluate("mark => mark.style.left") == "81%"
    visit.look_over_open_page("picture", is_thorough=True)
    key = page.url.split("/")[-3]
    place(visit, key)
    visit.look_over_open_page("article with an incomplete picture", is_thorough=True)
    panel = page.get_by_role("region", name="Belum dapat ditayangkan")
    assert "lengkapi kreditnya" in panel.inner_text()

    visit.open(admin_url(Image, "change", key))
    assert page.get_by_role("region", name="Dipakai di").get_by_role("link").count() == 1
    visit.look_over(admin_url(Image, "changelist"), is_thorough=True)
    assert not visit.faults, "\n".join(visit.faults)


def place(visit, key):
    """The picture of that key in the first draft, found in the chooser by its words."""
    page = visit.page
    visit.open_first(DRAFTS)
    rows = page.locator("#image_uses-group")
    rows.locator(".add-row a").click()
    number = page.locator("#id_image_uses-TOTAL_FORMS").input_value()
    row = page.locator(f"#image_uses-{int(number) - 1}")
    row.get_by_role("combobox").press("Enter")
    page.locator(".select2-dropdown").get_by_role("searchbox").fill("uji peramban")
    page.get_by_role("option", name="Gudang contoh dari uji peramban").click()
    visit.save()
