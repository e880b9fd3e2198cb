"""Somebody at the desk who looks over page after page in one browser."""

from pathlib import Path

from tests.browser.axe import broken_rules, load_axe
from tests.browser.hands import log_in

LAYOUT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
DESKTOP = {"width": 1280, "height": 800}
TABLET = {"width": 768, "height": 1024}
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
        """Open `path` and look over the page."""
        answer = self.open(path)
        self._note(path, [f"status {answer.status}"] if answer.status != 200 else [])
        self.look_over_open_page(path, is_thorough=is_thorough)

    def open(self, path):
        self._complaints.clear()
        return self.page.goto(path)

    def look_over_open_page(self, where, *, is_thorough=False):
        """In a wide window and on a phone; thoroughly, in the dark and with a finger too."""
        # Before axe, whose own probes the policy stops.
        self._note(where, self._complaints)
        load_axe(self.page)
        self.page.evaluate(LAYOUT)
        for size in (TABLET, DESKTOP):
            self.page.set_viewport_size(size)
            self._note(f"{where} ({size['width']} px)", self.page.evaluate("layout.faults()"))
        if is_thorough:
            self.page.emulate_media(color_scheme="dark")
            self._note(f"{where} (dark)", broken_rules(self.page))
            self.page.emulate_media(color_scheme="light")
        else:
            self._note(where, broken_rules(self.page))
        self.page.set_viewport_size(PHONE)
        self._note(f"{where} (320 px)", self.page.evaluate("layout.faults()"))
        if is_thorough:
            self._note(f"{where} (320 px)", broken_rules(self.page))
        self.page.set_viewport_size(DESKTOP)
        self._complaints.clear()

    def look_over_model(self, url):
        """Its list and the form of the first row; where there is none yet, that for a new row."""
        self.look_over(url)
        new = self.page.locator(".object-tools a.addlink")
        form = self.first_row() or (new.get_attribute("href") if new.count() else None)
        if form:
            self.look_over(form)

    def open_first(self, changelist):
        """Opens the form of the first row of a list; returns its address."""
        self.open(changelist)
        form = self.first_row().split("?")[0]
        self.open(form)
        return form

    def save(self):
        """Sends the form that is open and stays in it."""
        self.press("Simpan dan terus mengedit")

    def press(self, name):
        """The button of that name, and waits for the page that follows."""
        with self.page.expect_navigation():
            self.page.get_by_role("main").get_by_role("button", name=name, exact=True).click()

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
