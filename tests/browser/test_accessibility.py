"""The rules of axe-core on every type of page, at every width, light and dark."""

from itertools import product

import pytest

from tests.browser.node_packages import AXE

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [320, 768, 1280]
SCHEMES = ["light", "dark"]
RUN = """tags => axe.run({
  runOnly: {type: "tag", values: tags},
  resultTypes: ["violations"],
})"""


@pytest.fixture(scope="session")
def axe():
    if not AXE.exists():
        pytest.skip("axe-core is not installed")
    return AXE.read_text(encoding="utf-8")


def test_page_breaks_no_accessibility_rule(page, path, axe):
    page.goto(path)
    # As a debugger, not as a script of the page: the policy does not apply.
    page.evaluate(axe)

    faults = []
    # The document stays the same: loading it again would only cost time.
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        violations = page.evaluate(RUN, TAGS)["violations"]
        faults += [f"{width} px, {scheme}: {line}" for line in describe(violations)]

    assert not faults, "\n".join([path, *faults])


def describe(violations):
    for violation in violations:
        for node in violation["nodes"]:
            selector = " ".join(map(str, node["target"]))
            yield f"{violation['id']} ({violation['help']}): {selector}"
