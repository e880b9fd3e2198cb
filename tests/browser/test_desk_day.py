"""A day at the desk: twelve texts in a row, and what editors must not overlook in five of them.

Once with the mouse and once with the keys alone.

One names a wrong date, one holds a survey in a barred window, one a name that two places share,
one gets a picture that knows where it was taken, and one is in the house already.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Article, Image
from tests.browser.hands import Keyboard, Mouse
from tests.browser.newsdesk import Desk, preview_quiet_period
from tests.desk import admin_url
from tests.pictures import drawn, encoded, exif_of_a_phone

pytestmark = pytest.mark.browser

ARTICLES = admin_url(Article, "changelist")
MARK = "Harian Contoh"
# Numbers of NEWS; the twelfth text is the first one over again.
WRONG_DATE, SURVEY, HOMONYM, PICTURE = 1, 3, 5, 7
WRONG = "Masa tenang Pilkada 2024 dimulai pada 23 November 2024."
# (regency, what happens there, and more about it), other news for each way to use the desk
NEWS_WITH_MOUSE = [
    (
        "Kabupaten Bantul",
        "menata kotak suara di gudang baru",
        "Palet kayu diganti dengan rak besi.",
    ),
    ("Kabupaten Banyuasin", "menyiapkan perahu untuk petugas", "Perahu berangkat tiap pagi buta."),
    (
        "Kabupaten Jepara",
        "melatih saksi dari desa pesisir",
        "Pelatihan berlangsung dua hari penuh.",
    ),
    (
        "Kabupaten Sumba Tengah",
        "menerima paparan lembaga riset",
        "Lembar tanya diuji di tiga kampung.",
    ),
    ("Kabupaten Gowa", "memasang layar informasi di pasar", "Layar menyala sampai petang."),
    ("Kabupaten Kendal", "mengirim formulir ke kecamatan", "Formulir dicatat di Semarang."),
    (
        "Kabupaten Bulukumba",
        "membuka loket aduan daftar pemilih",
        "Loket dijaga empat orang bergantian.",
    ),
    (
        "Kabupaten Sleman",
        "memotret ulang denah setiap TPS",
        "Denah lama memuat jalan yang ditutup.",
    ),
    ("Kabupaten Ende", "menguji jaringan radio di bukit", "Sinyal terputus di dua lembah."),
    ("Kabupaten Poso", "merawat bilik suara dari kardus", "Bilik basah dijemur di halaman."),
    (
        "Kabupaten Nabire",
        "mendaftar pengantar logistik jalan kaki",
        "Rute terjauh memakan sehari semalam.",
    ),
]
NEWS_WITH_KEYS = [
    (
        "Kabupaten Kebumen",
        "mengecat papan pengumuman di balai desa",
        "Cat dibeli dari toko setempat.",
    ),
    ("Kabupaten Banggai", "mengirim tinta lewat kapal pagi", "Kapal singgah di empat dermaga."),
    ("Kabupaten Blora", "membuka kelas isyarat bagi petugas", "Kelas dipandu dua juru bahasa."),
    (
        "Kabupaten Sumba Tengah",
        "menghadiri diskusi penjaja angka",
        "Diskusi selesai sebelum makan siang.",
    ),
    (
        "Kabupaten Soppeng",
        "menghitung ulang segel cadangan",
        "Segel cadangan dipisah menurut warna.",
    ),
    (
        "Kabupaten Batang",
        "memindahkan loket ke lantai dasar",
        "Pengantarnya berangkat dari Semarang.",
    ),
    ("Kabupaten Lembata", "memperbaiki tangga gudang arsip", "Anak tangga terbawah sempat lapuk."),
    (
        "Kabupaten Kulon Progo",
        "memajang peta jalur kursi roda",
        "Jalur itu dicoba oleh enam warga.",
    ),
    ("Kabupaten Sikka", "menyewa genset untuk rapat malam", "Genset dinyalakan selepas magrib."),
    ("Kabupaten Tolitoli", "menjemur karung berkas basah", "Karung terkena hujan di teras."),
    (
        "Kabupaten Biak Numfor",
        "meminjam pengeras suara kampung",
        "Pengeras suara dipasang di perahu.",
    ),
]
WAYS = {"mouse": (Mouse, NEWS_WITH_MOUSE), "keys": (Keyboard, NEWS_WITH_KEYS)}


def release(number, region, deed, more) -> tuple[str, str]:
    """Headline and raw text."""
    name = region.removeprefix("Kabupaten ")
    extra = WRONG if number == WRONG_DATE else ""
    headline = f"KPU {name} {deed.title()} {MARK}"
    text = (
        f"{headline}\n\n{name.upper()} - KPU {region} {deed} untuk Pilkada 2024, Senin "
        f"(4/11/2024). {more} {extra}\n\nKetua KPU {name} Rekaan Contoh berkata petugas {deed} "
        f"atas permintaan warga. {more}\n"
    )
    return headline, text


@pytest.fixture
def people(open_page, site):
    options = {"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 800}}

    def people(hands):
        return [Desk(open_page(**options), site, name, hands) for name in ("editor", "redaktur")]

    return people


@pytest.fixture(scope="module")
def quiet_period(visits):
    """In one regency alone: nothing that other tests look at changes."""
    admin = visits("admin")
    preview_quiet_period(admin)
    admin.press("Terapkan")
    expect(admin.page.get_by_text("1 baris baru")).to_be_visible()


def illustrate(editor, place):
    """A photograph of a telephone, in the text on `place` that is open."""
    hands, form = editor.hands, editor.page.url
    editor.page.goto(admin_url(Image, "add"))
    # Another one for each: the library takes no picture twice.
    content = encoded(drawn((640, 480), seed=len(place)), exif=exif_of_a_phone())
    assert b"Exif" in content
    photo = {"name": "ponsel.jpg", "mimeType": "image/jpeg", "buffer": content}
    hands.offer(editor.page.locator("#id_file"), photo)
    hands.write(editor.page.locator("#id_description"), f"Denah TPS, foto ponsel {place}")
    hands.write(editor.page.locator("#id_credit"), "Fotografer Contoh")
    editor.press("Simpan dan terus mengedit")
    stored = editor.page.locator(".file-upload a").get_attribute("href")
    assert b"Exif" not in editor.page.request.get(stored).body()
    editor.page.goto(form)
    hands.press(editor.page.locator("#image_uses-group .add-row a"))
    hands.press(editor.page.locator("#image_uses-0").get_by_role("combobox"))
    # Where a choice opens, its search has the focus.
    editor.page.keyboard.type(f"foto ponsel {place}")
    expect(editor.page.get_by_role("option", name=f"foto ponsel {place}")).to_be_visible()
    editor.page.keyboard.press("Enter")
    editor.press("Simpan dan terus mengedit")
    panel = editor.page.get_by_role("region", name="Belum dapat ditayangkan")
    expect(panel).to_contain_text("teks alternatif")
    alt = editor.page.locator("#id_image_uses-0-alt")
    hands.write(alt, "Denah ruang TPS tertempel di dinding")
    editor.press("Simpan dan terus mengedit")
    expect(panel).to_be_hidden()


def compose(editor, number, text, place):
    """From the pasted text to the queue of reviews."""
    editor.read(text)
    if number == HOMONYM:
        shared = editor.page.get_by_role("group", name="dapat berarti")
        assert shared.get_by_role("radio", checked=True).count() == 0
        editor.hands.pick(
            shared.get_by_role("radio", name="Kabupaten Semarang (33.22)", exact=True)
        )
    if number == SURVEY:
        editor.hands.pick(editor.page.get_by_role("checkbox", name="hasil survei"))
    if number not in (WRONG_DATE, PICTURE):
        editor.press("Simpan dan ajukan")
        return
    editor.press("Simpan sebagai draf")
    if number == WRONG_DATE:
        panel = editor.page.get_by_role("region", name="Periksa tanggal")
        expect(panel).to_contain_text("24–26 November 2024")
        editor.press("Jadikan catatan untuk pembaca")
    else:
        illustrate(editor, place)
    editor.hand_in()


def publish(chief, number, headline):
    chief.open_for_review(headline)
    chief.press("Setujui dan terbitkan", role="link")
    if number != SURVEY:
        chief.press("Setujui dan terbitkan")
        expect(chief.page.get_by_text("sudah disetujui dan ditayangkan")).to_be_visible()
        return
    expect(chief.main).to_contain_text("Hasil survei tidak boleh diumumkan")
    chief.open_for_review(headline)
    chief.press("Setujui", role="link")
    chief.press("Setujui")
    chief.press("Jadwalkan", role="link")
    later = timezone.localtime() + timedelta(days=10)
    chief.hands.pick_time(chief.page.locator("#id_at"), later)
    chief.press("Lanjut")
    chief.hands.press(chief.main.get_by_role("button", name="Jadwalkan untuk"))
    expect(chief.page.get_by_text("sudah dijadwalkan")).to_be_visible()


def withdraw_all(chief):
    """The newsroom is shared by all browser tests."""
    chief.page.goto(f"{ARTICLES}?status__exact=tayang&q=Harian+Contoh")
    chief.page.locator("#action-toggle").check()
    chief.page.get_by_role("combobox", name="Aksi").select_option(label="Cabut")
    with chief.page.expect_navigation():
        chief.page.locator("button[name=index]").click()
    chief.page.get_by_label("Alasan pencabutan").fill("Naskah uji.")
    chief.press("Cabut")


@pytest.mark.parametrize("way", WAYS)
def test_twelve_texts_in_a_row(people, quiet_period, way):
    hands, news = WAYS[way]
    editor, chief = people(hands)
    texts = [release(number, *each) for number, each in enumerate(news)]

    for number, (headline, text) in enumerate(texts):
        compose(editor, number, text, news[number][0])
        publish(chief, number, headline)
    more = news[0][2]
    editor.read(texts[0][1].replace(more, more.upper()))
    expect(editor.page.get_by_role("heading", name="Sudah ada naskah")).to_be_visible()

    items = editor.page.request.get("/berita.json").json()["items"]
    public = {item["title"] for item in items}
    shown = [number for number, (headline, _) in enumerate(texts) if headline in public]
    assert shown == [number for number in range(len(texts)) if number != SURVEY]
    withdraw_all(chief)
