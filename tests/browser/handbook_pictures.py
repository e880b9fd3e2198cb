"""Takes the pictures of the editors' handbook from a demo newsroom: `make handbook-pictures`.

Run again whenever a page that they show looks otherwise; `docs/handbook` is overwritten.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.browser.demo_site import serve_demo
from tests.browser.newsdesk import Desk, preview_quiet_period
from tests.chromium import find_chromium

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "handbook"
WIDTH, HEIGHT = 1280, 900
FIRST_ROW = "#result_list tbody th a"
TEXT = """[12/11/24 09.15] Humas Contoh: Diteruskan

KPU Sumba Tengah Tata Kotak Suara Contoh

WAIBAKUL - KPU Kabupaten Sumba Tengah menata kotak suara untuk Pilkada 2024, Senin (4/11/2024).

BACA JUGA: Gudang Lama Dikosongkan

Ketua KPU Sumba Tengah, Yustina Rambu Contoh, menyebut Bawaslu Sumba Tengah ikut mengawasi.
"""
WRONG_DATE = """KPU Banyuasin Siapkan Perahu Contoh

PANGKALAN BALAI - KPU Kabupaten Banyuasin menyiapkan perahu bagi petugas Pilkada 2024.

Masa tenang Pilkada 2024 dimulai pada 23 November 2024, kata Ketua KPU Banyuasin Rekaan Contoh.
"""
SURVEY = """Lembaga Riset Contoh Paparkan Hasil di Sumba Tengah

WAIBAKUL - Lembaga Riset Contoh memaparkan hasil jajak pendapat tentang layanan TPS di Kabupaten
Sumba Tengah untuk Pilkada 2024.
"""


def dashboard(desk):
    desk.page.goto("/admin/")


def composing(desk):
    desk.read(TEXT)


def article(desk):
    desk.page.goto("/admin/articles/article/?status__exact=draf")
    desk.page.locator(FIRST_ROW).first.click()
    desk.page.locator(".ProseMirror").wait_for()


def wrong_date(desk):
    desk.read(WRONG_DATE)
    desk.press("Simpan sebagai draf")
    return desk.page.get_by_role("region", name="Periksa tanggal")


def picture(desk):
    desk.page.goto("/admin/articles/image/")
    desk.page.locator(FIRST_ROW).first.click()
    desk.page.locator(".focal-picture").wait_for()


def import_of_stages(desk):
    preview_quiet_period(desk)


def barred(desk):
    desk.press("Terapkan")
    desk.read(SURVEY)
    desk.page.get_by_role("checkbox", name="hasil survei").check()
    desk.press("Simpan sebagai draf")
    return desk.page.get_by_role("region", name="Aturan penayangan")


def front_page(desk):
    desk.page.goto("/admin/articles/slot/halaman-depan/")


# Name of the file → opens the page, and answers the part to be shown where it is not all.
PICTURES = {
    "beranda": dashboard,
    "tempel": composing,
    "artikel": article,
    "tanggal": wrong_date,
    "gambar": picture,
    # Applied before the next one.
    "impor": import_of_stages,
    "larangan": barred,
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
        desk = Desk(page, site, "admin")
        for name, show in PICTURES.items():
            part = show(desk) or page
            raw = Path(directory) / f"{name}.png"
            part.screenshot(path=raw)
            with Image.open(raw) as shot:
                shot.convert("RGB").save(FOLDER / f"{name}.webp", quality=72, method=6)
            print(name)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
