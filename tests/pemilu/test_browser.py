"""The public pages in a real browser: accessible, within the policy, readable at 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Topic
from elections.models import Term
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage,
    make_user,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [
    "/",
    "/berita/",
    "/berita/?wilayah=16&keluarga=kpu",
    "/berita/?wilayah=entah",
    "/wilayah/",
    "/wilayah/wilayah-16/",
    "/wilayah/wilayah-16-07/talang-kelapa/",
    "/penyelenggara/",
    "/penyelenggara/kpu-contoh/",
    "/pemilu/",
    "/pemilu/pilkada-2024/",
    "/cari/?q=kabar",
    "/ralat/",
    "/redaksi/",
    "/topik/logistik/",
    "/penulis/sari-dewi/",
    "/glosarium/",
    "/tidak-ada/",
]
WIDTHS = [320, 768, 1280]


@pytest.fixture
def site():
    region = make_region("16.07.10", "Talang Kelapa")
    body = make_body("kpu", region.parent, slug="kpu-contoh")
    election = make_election()
    stage = make_stage(election)
    Term.objects.create(slug="kpps", short="KPPS", name="Kelompok", definition="Petugas TPS.")
    topic = Topic.objects.create(slug="logistik", name="Logistik")
    return [
        make_article(
            f"Kabar nomor {number} tentang pemeriksaan gudang logistik di kecamatan",
            regions=[region],
            bodies=[body],
            stages=[(election, stage.kind)],
            topics=[topic],
            bylines=["Sari Dewi"],
            body="<p>KPPS menjaga gudang.</p>",
            summary="Gudang diperiksa sebelum logistik dikirim ke kecamatan.",
        )
        for number in range(25)
    ]


def watch(page):
    """A list that fills with what the browser complains about while `page` loads."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_accessibility_faults(page, site, scheme):
    page.emulate_media(color_scheme=scheme)
    for path in [*PATHS, site[0].get_absolute_url()]:
        page.goto(path)

        result = Axe().run(page)

        assert result.violations_count == 0, f"{path}: {result.generate_report()}"


def test_pages_stay_within_the_content_security_policy(page, site):
    complaints = watch(page)
    for path in [*PATHS, site[0].get_absolute_url()]:
        page.goto(path)

    assert [text for text in complaints if "Content Security Policy" in text] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_do_not_scroll_sideways(page, site, width):
    page.set_viewport_size({"width": width, "height": 800})
    for path in [*PATHS, site[0].get_absolute_url()]:
        page.goto(path)

        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_reader_filters_by_keyboard_and_pages_back(page, site):
    page.goto("/berita/")
    page.get_by_text("Saring berita").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Keluarga").select_option("kpu")
    page.get_by_role("button", name="Tampilkan").press("Enter")

    page.get_by_role("link", name="Lebih lama").click()
    assert page.locator(".cards > li").count() == 5
    page.get_by_role("link", name="Lebih baru").click()
    assert page.locator(".cards > li").count() == 20
    assert "keluarga=kpu" in page.url


def test_editor_logs_in_under_the_policy(page, site):
    editor = make_user("penyunting")
    editor.set_password("frasa-sandi-uji-coba")
    editor.save()
    complaints = watch(page)

    page.goto("/admin/")
    page.locator("#id_username").fill("penyunting")
    page.locator("#id_password").fill("frasa-sandi-uji-coba")
    page.keyboard.press("Enter")
    page.locator("#user-tools").wait_for()
    for path in ["articles/article/", "articles/article/add/", "regions/region/"]:
        page.goto(f"/admin/{path}")

    assert [text for text in complaints if "Content Security Policy" in text] == []
