"""A walk with the Tab key through every type of page."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

WALK = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")
# The narrow one is what 1280 × 1024 px leave at 400 %: there a sticky part covers most.
VIEWPORTS = {"desktop": (1280, 800), "zoomed": (320, 256)}
PARTS_OF_A_DATE = 5


@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS)
def test_everything_is_reached_once_and_seen_by_keyboard(page, path, viewport):
    width, height = viewport
    page.set_viewport_size({"width": width, "height": height})
    page.goto(path)
    page.evaluate(WALK)

    names = page.evaluate("walk.names")
    stops = walk(page, most_stops=len(names) * PARTS_OF_A_DATE)

    assert stops is not None, f"{path}: the walk does not leave the page"
    faults = [f"{stop['name']}: {fault}" for stop in stops for fault in stop["faults"]]
    reached = [stop["index"] for stop in stops]
    faults += [f"{name}: is not reached" for i, name in enumerate(names) if i not in reached]
    faults += [f"{name}: is reached twice" for i, name in enumerate(names) if reached.count(i) > 1]
    assert not faults, "\n".join([path, *faults])


def walk(page, *, most_stops):
    """Every stop of the Tab key until it leaves the page; None if it does not leave."""
    stops = []
    for _ in range(most_stops):
        page.keyboard.press("Tab")
        stop = page.evaluate("walk.stop()")
        if stop is None:
            return stops
        if not (stops and stop["hasParts"] and stop["index"] == stops[-1]["index"]):
            stops.append(stop)
    return None
