"""Nothing is lost or scrolls sideways: narrow, zoomed, with wide text, in the reader's colours."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

LAYOUT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
WIDTHS = [320, 768, 1280]
# 1280 × 1024 px at 400 % (WCAG 1.4.10).
ZOOMED = {"width": 320, "height": 256}
# What a reader may set without losing anything (WCAG 1.4.12).
TEXT_SPACING = """
* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }
"""


@pytest.fixture(scope="module")
def loaded(chromium, site, path):
    """A page that is loaded once for all tests: what they set, `laid_out` takes back."""
    context = chromium.new_context(base_url=site.url, locale="id-ID", reduced_motion="reduce")
    page = context.new_page()
    page.goto(path)
    page.evaluate(LAYOUT)
    yield page
    context.close()


@pytest.fixture
def laid_out(loaded):
    yield loaded
    loaded.emulate_media(forced_colors="none")
    loaded.evaluate("layout.setStyle('')")


def faults_of(page):
    return page.evaluate("layout.faults()")


def test_page_fits_every_width(laid_out):
    faults = {}
    for width in WIDTHS:
        laid_out.set_viewport_size({"width": width, "height": 800})
        faults[width] = faults_of(laid_out)

    assert not any(faults.values()), faults


def test_page_loses_nothing_at_400_percent(laid_out):
    laid_out.set_viewport_size(ZOOMED)

    assert faults_of(laid_out) == []


def test_page_loses_nothing_with_wide_text_spacing(laid_out):
    laid_out.evaluate("text => layout.setStyle(text)", TEXT_SPACING)
    faults = {}
    for width in WIDTHS:
        laid_out.set_viewport_size({"width": width, "height": 800})
        faults[width] = faults_of(laid_out)

    assert not any(faults.values()), faults


def test_page_shows_focus_in_forced_colours(laid_out):
    """Shadows and backgrounds are gone there: the focus needs a line."""
    laid_out.emulate_media(forced_colors="active")
    # The browser shows the focus to those who came by keyboard.
    laid_out.keyboard.press("Tab")

    assert faults_of(laid_out) == []
    assert laid_out.evaluate("layout.withoutFocusIndicator()") == []


def test_page_stands_still_for_reduced_motion(laid_out):
    moving = "document.getAnimations().filter(each => each.playState === 'running').length"
    assert laid_out.evaluate(moving) == 0
    smooth = "getComputedStyle(document.documentElement).scrollBehavior"
    assert laid_out.evaluate(smooth) == "auto"
