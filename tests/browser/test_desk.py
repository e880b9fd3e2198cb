"""The desk in a real browser: Django's admin under the public pages' policy."""

import pytest

from tests.browser.hands import log_in

pytestmark = pytest.mark.browser


def test_editor_logs_in_under_the_policy(page, site):
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))

    log_in(page, "redaktur", site.passwords["redaktur"])
    for path in ["articles/article/", "articles/article/add/", "regions/region/"]:
        assert page.goto(f"/admin/{path}").status == 200

    assert complaints == []
