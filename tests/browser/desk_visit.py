"""Somebody at the desk who looks over page after page in one browser."""

from pathlib import Path

from tests.browser.axe import broken_rules, load_axe
from tests.browser.hands import log_in

LAYOUT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}


class DeskVisit:
    """Collects what is wrong with the pages that `page` opens."""

    def __init__(self, page, site, username):
        self.page = page
        self.faults = []
        self._complaints = []
        page.set_viewport_size(DESKTOP)
        page.on("console", lambda message: self._complaints.append(message.text))
        page.on("pageerror", lambda error: self._complaints.append(str(error)))
        log_in(page, username, site.passwords[username])

    def look_over(self, path, *, is_thorough=False):
        """The page in a wide window in the light; thoroughly, on a phone in the dark too."""
        self._complaints.clear()
        answer = self.page.goto(path)
        self._note(path, [f"status {answer.status}"] if answer.status != 200 else [])
        # Before axe, whose own probes the policy stops.
        self._note(path, self._complaints)
        load_axe(self.page)
        self.page.evaluate(LAYOUT)
        self._note(path, broken_rules(self.page))
        self._note(path, self.page.evaluate("layout.faults()"))
        self.page.set_viewport_size(PHONE)
        self._note(f"{path} (320 px)", self.page.evaluate("layout.faults()"))
        if is_thorough:
            self.page.emulate_media(color_scheme="dark")
            self._note(f"{path} (320 px, dark)", broken_rules(self.page))
            self.page.set_viewport_size(DESKTOP)
            self._note(f"{path} (dark)", broken_rules(self.page))
            self.page.emulate_media(color_scheme="light")
        self.page.set_viewport_size(DESKTOP)

    def look_over_model(self, url):
        """Its list, the form for a new row and the form of the first row."""
        self.look_over(url)
        new = self.page.locator(".object-tools a.addlink")
        paths = [new.get_attribute("href") if new.count() else None, self.first_row()]
        for path in filter(None, paths):
            self.look_over(path)

    def broken_rules(self):
        """Of the page as it stands open."""
        load_axe(self.page)
        return broken_rules(self.page)

    def first_row(self):
        """The address of the form of the first row in the list that is open, if there is one."""
        link = self.page.locator("#result_list tbody th a").first
        return link.get_attribute("href") if link.count() else None

    def _note(self, where, faults):
        self.faults += [f"{where}: {fault}" for fault in faults]
