"""The rules of axe-core inside a page."""

from tests.browser.node_packages import AXE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """([within, tags]) => axe.run(within, {
  runOnly: {type: "tag", values: tags},
  resultTypes: ["violations"],
})"""


def load_axe(page) -> None:
    """Brings the rules into the document that `page` shows."""
    # As a debugger, not as a script of the page: the policy does not apply.
    page.evaluate(AXE.read_text(encoding="utf-8"))


def broken_rules(page, within="html") -> list[str]:
    """The rules that the page, as it looks now, breaks, each with the element."""
    return [
        f"{violation['id']} ({violation['help']}): {' '.join(map(str, node['target']))}"
        for violation in page.evaluate(RUN, [within, TAGS])["violations"]
        for node in violation["nodes"]
    ]
