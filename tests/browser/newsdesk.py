"""Somebody of the demo at the desk, and what a day there begins with. Knows no Django."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.browser.hands import Mouse, log_in

PASTE = "/admin/ingest/inboxitem/tempel/"
UNDER_REVIEW = "/admin/articles/article/?status__exact=ditinjau"
IMPORT_OF_STAGES = "/admin/elections/stage/impor/"


class Desk:
    """Somebody of the demo at the desk."""

    def __init__(self, page, site, username, hands=Mouse):
        self.page, self.hands = page, hands(page)
        log_in(page, username, site.passwords[username])

    @property
    def main(self):
        return self.page.get_by_role("main")

    def press(self, name, role="button"):
        with self.page.expect_navigation():
            self.hands.press(self.main.get_by_role(role, name=name, exact=True).first)

    def read(self, text):
        self.page.goto(PASTE)
        self.hands.write(self.page.get_by_role("textbox", name="Naskah", exact=True), text)
        self.press("Baca naskah")

    def hand_in(self):
        self.press("Ajukan untuk ditinjau", role="link")
        self.press("Ajukan untuk ditinjau")

    def open_for_review(self, headline):
        self.page.goto(UNDER_REVIEW)
        self.press(headline, role="link")


def preview_quiet_period(admin):
    """Uploads a table with a quiet period of these days in Sumba Tengah; its preview is open."""
    today = datetime.now(ZoneInfo("Asia/Jakarta")).date()
    file = (
        "pemilu,jenis,hanya di wilayah,urutan,nama,mulai,selesai,kepastian\n"
        "pilkada-2024,masa-tenang,53.17,990,Masa tenang (contoh),"
        f"{today},{today + timedelta(days=2)},ditetapkan\n"
    )
    admin.page.goto(IMPORT_OF_STAGES)
    admin.page.locator("input[type=file]").set_input_files(
        {"name": "tahapan.csv", "mimeType": "text/csv", "buffer": file.encode()}
    )
    admin.press("Lihat pratinjau")
