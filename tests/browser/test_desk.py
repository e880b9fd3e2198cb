"""The desk in a real browser: Django's admin under the public pages' policy."""

import pytest

pytestmark = pytest.mark.browser


def test_editor_logs_in_under_the_policy(page, site):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))

    page.goto("/admin/")
    page.get_by_label("Nama pengguna").fill("redaktur")
    page.get_by_label("Kata sandi").fill(site.passwords["redaktur"])
    page.keyboard.press("Enter")
    page.locator("#user-tools").wait_for()
    for path in ["articles/article/", "articles/article/add/", "regions/region/"]:
        assert page.goto(f"/admin/{path}").status == 200

    assert complaints == []
