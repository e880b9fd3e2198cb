"""The rules of axe-core on every type of page, at every width, light and dark."""

from itertools import product

import pytest

from tests.browser.axe import broken_rules, load_axe

pytestmark = pytest.mark.browser

WIDTHS = [320, 768, 1280]
SCHEMES = ["light", "dark"]


def test_page_breaks_no_accessibility_rule(page, path, axe):
    page.goto(path)
    load_axe(page)

    faults = []
    # The document stays the same: loading it again would only cost time.
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        faults += [f"{width} px, {scheme}: {rule}" for rule in broken_rules(page)]

    assert not faults, "\n".join([path, *faults])
