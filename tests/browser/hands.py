"""The two ways to use a page. A journey is written once and taken with each."""

MOST_TABS = 300


class Mouse:
    """Points and clicks; a finger does the same."""

    def __init__(self, page):
        self.page = page

    def press(self, locator):
        locator.click()

    def choose(self, locator, label):
        locator.select_option(label=label)

    def write(self, locator, text):
        locator.fill(text)

    def pick(self, locator):
        locator.check()

    def pick_time(self, locator, time):
        locator.fill(time.strftime("%Y-%m-%dT%H:%M"))

    def offer(self, locator, file):
        locator.set_input_files(file)


class Keyboard:
    """Reaches everything with the Tab key, from where the focus is."""

    def __init__(self, page):
        self.page = page

    def press(self, locator):
        self.reach(locator)
        self.page.keyboard.press("Enter")

    def choose(self, locator, label):
        self.reach(locator)
        self.page.keyboard.type(label)

    def write(self, locator, text):
        self.reach(locator)
        self.page.keyboard.type(text)

    def pick(self, locator):
        """One of several, or a tick; the Enter key would send the form."""
        self.reach(locator)
        self.page.keyboard.press("Space")

    def pick_time(self, locator, time):
        """Part by part, in the order of the browser's own language: American."""
        self.reach(locator)
        self.page.keyboard.type(f"{time:%m%d%Y}")
        self.page.keyboard.press("ArrowRight")
        self.page.keyboard.type(f"{time:%I%M%p}")

    def offer(self, locator, file):
        """The window in which a file is chosen belongs to the system, not to the page."""
        self.reach(locator)
        locator.set_input_files(file)

    def reach(self, locator):
        """Raises AssertionError where the Tab key does not lead there."""
        # Once after each page: else the first Tab would go to the page that is left.
        self.page.wait_for_load_state()
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if locator.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"The Tab key does not lead to {locator}.")


def log_in(page, username, password):
    """Logs in at the desk by the form, as a password manager finds it."""
    page.goto("/admin/")
    page.locator("input[autocomplete=username]").fill(username)
    page.locator("input[autocomplete=current-password]").fill(password)
    page.keyboard.press("Enter")
    page.locator("#user-tools").wait_for()
