"""Takes the pictures of the editors' handbook from a demo newsroom: `make handbook-pictures`.

Run again whenever a page that they show looks otherwise; `docs/handbook` is overwritten.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.demo_site import serve_demo
from tests.browser.hands import log_in
from tests.chromium import find_chromium

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "handbook"
WIDTH, HEIGHT = 1280, 900
TEXT = """[12/11/24 09.15] Humas Contoh: Diteruskan

KPU Sumba Tengah Tata Kotak Suara Contoh

WAIBAKUL - KPU Kabupaten Sumba Tengah menata kotak suara di gudang baru untuk Pilkada 2024, Senin (4/11/2024).

BACA JUGA: Gudang Lama Dikosongkan

Ketua KPU Sumba Tengah, Yustina Rambu Contoh, menyebut pekerjaan itu diawasi Bawaslu Sumba Tengah.
"""  # noqa: E501
FIRST_ROW = "#result_list tbody th a"


def dashboard(page):
    page.goto("/admin/")


def composing(page):
    page.goto("/admin/ingest/inboxitem/tempel/")
    page.get_by_role("textbox", name="Naskah", exact=True).fill(TEXT)
    page.get_by_role("button", name="Baca naskah").click()
    page.wait_for_url("**/susun/")


def article(page):
    page.goto("/admin/articles/article/?status__exact=draf")
    page.locator(FIRST_ROW).first.click()
    page.locator(".ProseMirror").wait_for()


def picture(page):
    page.goto("/admin/articles/image/")
    page.locator(FIRST_ROW).first.click()


def front_page(page):
    page.goto("/admin/articles/slot/halaman-depan/")


PICTURES = {
    "beranda": dashboard,
    "tempel": composing,
    "artikel": article,
    "gambar": picture,
    "halaman-depan": front_page,
}


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    with (
        TemporaryDirectory() as directory,
        serve_demo(Path(directory)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(
            base_url=site.url,
            locale="id-ID",
            viewport={"width": WIDTH, "height": HEIGHT},
            reduced_motion="reduce",
            color_scheme="light",
        )
        log_in(page, "admin", site.passwords["admin"])
        for name, open_page in PICTURES.items():
            open_page(page)
            raw = Path(directory) / f"{name}.png"
            page.screenshot(path=raw)
            with Image.open(raw) as shot:
                shot.convert("RGB").save(FOLDER / f"{name}.webp", quality=72, method=6)
            print(name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
