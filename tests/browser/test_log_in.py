"""Getting into the desk in a real browser: typed, pasted, by keyboard, with app and passkey.

The newsroom is shared by all browser tests: factors that are added here are taken away again.
"""

from itertools import product

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.browser.axe import broken_rules, load_axe
from tests.browser.hands import Keyboard

pytestmark = pytest.mark.browser

WIDTHS, SCHEMES = [320, 768, 1280], ["light", "dark"]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def complaints(page):
    """What the browser complains of: scripts, the policy, missing files."""
    found = []
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def log_in(page, site, username, path="/admin/"):
    page.goto(path)
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(site.passwords[username])
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.wait_for_load_state()


def log_out(page):
    page.goto("/admin/keluar/")
    page.get_by_role("main").get_by_role("button", name="Keluar").click()
    page.get_by_label("Nama pengguna").wait_for()


def faults_of(page) -> list[str]:
    """Rules of accessibility that the page breaks, and widths at which it scrolls sideways."""
    load_axe(page)
    faults = []
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        found = broken_rules(page)
        if page.evaluate(OVERFLOW) > 0:
            found.append("scrolls sideways")
        faults += [f"{page.url}, {width} px, {scheme}: {fault}" for fault in found]
    return faults


def test_log_in_by_keyboard_alone_leads_on(page, site, complaints):
    keyboard = Keyboard(page)
    page.goto("/admin/regions/region/")
    assert page.url.endswith("/admin/masuk/?next=%2Fadmin%2Fregions%2Fregion%2F")

    keyboard.write(page.get_by_label("Nama pengguna"), "redaktur")
    keyboard.write(page.get_by_label("Kata sandi"), site.passwords["redaktur"])
    keyboard.press(page.get_by_role("button", name="Masuk", exact=True))
    page.locator("#changelist").wait_for()

    assert page.url.endswith("/admin/regions/region/")
    assert complaints == []


def test_passwords_can_be_pasted(open_page, site):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/admin/masuk/")
    page.get_by_label("Nama pengguna").fill("redaktur")
    page.evaluate("text => navigator.clipboard.writeText(text)", site.passwords["redaktur"])

    page.get_by_label("Kata sandi").focus()
    page.keyboard.press("Control+V")
    page.keyboard.press("Enter")

    page.locator("#user-tools").wait_for()


def test_a_wrong_password_is_said_to_who_does_not_see(page, site):
    page.goto("/admin/masuk/")
    page.get_by_label("Nama pengguna").fill("redaktur")
    page.get_by_label("Kata sandi").fill("bukan ini kata sandinya")
    page.keyboard.press("Enter")

    assert "tidak cocok" in page.get_by_role("alert").first.inner_text()
    assert page.get_by_label("Nama pengguna").input_value() == "redaktur"


def test_an_app_is_enrolled_and_asked_for(page, site, axe, complaints):
    log_in(page, site, "editor", "/admin/akun/")
    page.get_by_role("link", name="Pasang aplikasi kode").click()
    picture = page.get_by_role("img", name="Kode QR")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 100")
    secret = page.locator(".entry-secret").inner_text()
    page.get_by_label("Kode", exact=True).fill(code(page, secret))
    page.get_by_role("button", name="Pasang").click()
    recovery = page.locator(".entry-codes code").first.inner_text()
    faults = faults_of(page)
    log_out(page)

    log_in(page, site, "editor")
    assert page.url.endswith("/admin/masuk/kode/")
    faults += faults_of(page)
    page.get_by_label("Kode").fill(recovery)
    page.keyboard.press("Enter")
    page.locator("#user-tools").wait_for()
    page.goto("/admin/akun/aplikasi/hapus/")
    faults += faults_of(page)
    page.get_by_role("button", name="Hapus").click()
    page.get_by_role("link", name="Pasang aplikasi kode").wait_for()

    assert faults == []
    assert complaints == []


def code(page, secret) -> str:
    """What an app would show, by the clock of the machine."""
    return format_hotp_value(hotp_value(secret, int(page.evaluate("Date.now()")) // 30_000))


@pytest.fixture
def key(page):
    """A passkey of the browser's own, which answers by itself."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def test_a_passkey_is_enough_by_itself(page, site, key, complaints):
    log_in(page, site, "penulis", "/admin/akun/kunci-sandi/tambah/")
    page.get_by_label("Nama kunci").fill("Ponsel uji")
    page.get_by_role("button", name="Pasang").click()
    page.locator(".entry-codes").wait_for()
    log_out(page)

    page.goto("/admin/articles/article/")
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    page.locator("#changelist").wait_for()
    assert page.url.endswith("/admin/articles/article/")
    log_out(page)
    # As the second step after the password too.
    log_in(page, site, "penulis")
    page.get_by_role("button", name="Pakai kunci sandi").click()
    page.locator("#user-tools").wait_for()
    page.goto("/admin/akun/kunci-sandi/")
    page.get_by_role("link", name="Hapus Ponsel uji").click()
    page.get_by_role("button", name="Hapus").click()
    page.get_by_text("Belum ada.").wait_for()

    assert complaints == []


def test_without_scripts_the_password_is_enough(open_page, site):
    page = open_page(java_script_enabled=False)
    log_in(page, site, "redaktur")

    assert page.locator("#user-tools").is_visible()


@pytest.mark.parametrize(
    "path", ["/admin/masuk/", "/admin/lupa-kata-sandi/", "/admin/kata-sandi-baru/1-x-y/"]
)
def test_pages_before_the_log_in_are_for_everybody(page, axe, path):
    page.goto(path)

    assert faults_of(page) == []


def test_pages_of_the_account_are_for_everybody(page, site, axe, complaints):
    log_in(page, site, "admin")
    faults = []
    for path in ["", "aplikasi/", "kunci-sandi/", "kunci-sandi/tambah/", "kata-sandi/", "sesi/"]:
        assert page.goto(f"/admin/akun/{path}").status == 200
        faults += faults_of(page)
    page.goto("/admin/keluar/")
    faults += faults_of(page)

    assert faults == []
    assert complaints == []
