"""The words by which a sentence ties a day to a stage, or to something else."""

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+")

# Say that a stage is meant, not which: "masa kampanye" is "kampanye".
GENERIC = frozenset(
    [
        "masa",
        "hari",
        "minggu",
        "jadwal",
        "tahapan",
        "tahap",
        "pelaksanaan",
        "periode",
        "waktu",
        "puncak",
        "dan",
        "serta",
        "pertama",
        "kedua",
        "ketiga",
        "terakhir",
    ]
)
SHORT_FORMS = {
    "paslon": ("pasangan", "calon"),
    "bapaslon": ("pasangan", "calon"),
    "cakada": ("pasangan", "calon"),
}
CANDIDATES = ("pasangan", "calon", "paslon")

BEGINNING = frozenset(
    ["mulai", "dimulai", "dimulainya", "bermula", "sejak", "dari", "dibuka", "terhitung", "berawal"]
)
ENDING = frozenset(["hingga", "sampai", "berakhir", "berakhirnya", "ditutup", "selesai", "lambat"])
ORDINALS = {"pertama": 0, "kedua": 1, "ketiga": 2, "keempat": 3, "terakhir": -1}

TAKES_PLACE = frozenset(
    [
        "berlangsung",
        "digelar",
        "dilaksanakan",
        "diselenggarakan",
        "diadakan",
        "dihelat",
        "dijadwalkan",
        "jatuh",
        "adalah",
        "merupakan",
        "memasuki",
        "ditetapkan",
        "berjalan",
    ]
)
# What may stand between a stage and its day, besides names.
LIGHT = (
    frozenset(
        [
            "pada",
            "tanggal",
            "tgl",
            "hari",
            "yang",
            "akan",
            "telah",
            "sudah",
            "resmi",
            "ini",
            "itu",
            "tersebut",
            "nanti",
            "kelak",
            "mendatang",
            "lalu",
            "nasional",
            "serentak",
            "ulang",
            "antara",
            "selama",
            "terjadi",
            "direncanakan",
            "diperkirakan",
            "yakni",
            "yaitu",
            "ialah",
            "sebagai",
            "menjadi",
            "berikut",
            "jadwal",
            "jadwalnya",
            "tepatnya",
            "tepat",
            "satu",
            "dua",
            "tiga",
            "bulan",
            "tahun",
            "tahapan",
            "untuk",
            "bakal",
            "secara",
            "pilkada",
            "pemilu",
            "pemilihan",
            "umum",
            "kepala",
            "daerah",
            "gubernur",
            "bupati",
            "wali",
            "kota",
            "walikota",
            "wakil",
            "presiden",
            "legislatif",
            "anggota",
            "provinsi",
            "kabupaten",
            "kecamatan",
            "di",
            "wilayah",
            "setempat",
            "seluruh",
            "se",
            "indonesia",
            "s",
            "d",
            "dengan",
            "pukul",
            "masa",
            "pelaksanaannya",
            "pelaksanaan",
            "pun",
            "juga",
            "kembali",
            "psu",
            "senin",
            "selasa",
            "rabu",
            "kamis",
            "jumat",
            "sabtu",
            "minggu",
            "ahad",
            "calon",
        ]
    )
    | BEGINNING
    | ENDING
    | TAKES_PLACE
    | frozenset(ORDINALS)
)
# Behind a day and before its stage: "27 November 2024 adalah hari pemungutan suara".
LIGHT_BACKWARD = TAKES_PLACE | frozenset(
    [
        "hari",
        "pada",
        "akan",
        "masuk",
        "menjadi",
        "sebagai",
        "dimulai",
        "mulai",
        "dimulainya",
        "berakhirnya",
        "pelaksanaan",
        "untuk",
        "tahapan",
        "jadwal",
        "nanti",
        "mendatang",
        "lalu",
        "ini",
        "itu",
        "serentak",
        "resmi",
        "sudah",
        "telah",
        "warga",
        "pemilih",
        "masyarakat",
        "yang",
        "menggelar",
        "puncak",
        "pelaksanaannya",
        "masa",
    ]
)
CONTINUES = frozenset(["dan", "serta", "lalu", "kemudian"]) | ENDING | LIGHT

# Other events, which have days of their own.
EVENTS = frozenset(
    [
        "rapat",
        "rakor",
        "raker",
        "rakornas",
        "rakernis",
        "bimtek",
        "bimbingan",
        "pelatihan",
        "pembekalan",
        "simulasi",
        "gladi",
        "apel",
        "deklarasi",
        "debat",
        "seminar",
        "diskusi",
        "dialog",
        "kegiatan",
        "acara",
        "peluncuran",
        "launching",
        "sosialisasi",
        "sidang",
        "gugatan",
        "pelantikan",
        "workshop",
        "lokakarya",
        "kunjungan",
        "konferensi",
        "jumpa",
        "audiensi",
        "keputusan",
        "peraturan",
        "surat",
        "nomor",
        "undangan",
        "pembahasan",
        "penandatanganan",
    ]
)
# What is about a stage without being it.
ABOUT = EVENTS | frozenset(
    [
        "koordinasi",
        "persiapan",
        "kesiapan",
        "mempersiapkan",
        "menyiapkan",
        "pengawasan",
        "mengawasi",
        "patroli",
        "evaluasi",
        "membahas",
        "terkait",
        "soal",
        "tentang",
        "mengenai",
        "larangan",
        "pelanggaran",
        "penertiban",
        "logistik",
        "distribusi",
        "jelang",
        "menjelang",
        "sebelum",
        "setelah",
        "sesudah",
        "usai",
        "pasca",
        "memantau",
        "anggaran",
        "sengketa",
        "hasil",
        "dugaan",
        "kasus",
        "laporan",
        "saksi",
        "petugas",
        "dokumen",
        "jumlah",
        "menanti",
        "menunggu",
        "menuju",
        "menghadapi",
        "menyambut",
        "hadapi",
        "sambut",
        "dampak",
        "bukan",
        "meluncurkan",
        "memasang",
        "mencatat",
        "menemukan",
        "mengawal",
        "menyosialisasikan",
        "mensosialisasikan",
        "menindak",
        "memproses",
        "spanduk",
        "baliho",
        "materi",
        "tim",
        "biaya",
        "dana",
        "akun",
    ]
)
# "Per 20 November pemungutan suara tinggal sepekan": the day of the counting down.
COUNTING_DOWN = frozenset(["tinggal", "belum", "masih", "kurang", "semakin", "kian"])


@dataclass(frozen=True)
class Token:
    """A word in lower case where it stands; a short form is several words in one place."""

    word: str
    start: int
    end: int
    is_capital: bool


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    found = []
    matches = list(WORD.finditer(text))
    for place, match in enumerate(matches):
        word = match[0].lower()
        following = matches[place + 1][0].lower() if place + 1 < len(matches) else ""
        if word == "bakal" and following in CANDIDATES:
            continue
        for each in SHORT_FORMS.get(word, (word,)):
            start, end = match.start() + offset, match.end() + offset
            found.append(Token(each, start, end, match[0][0].isupper()))
    return found


def words_of(text: str) -> tuple[str, ...]:
    """The words of a name, as `tokens_of` has them."""
    return tuple(token.word for token in tokens_of(text))


def content_of(words) -> frozenset[str]:
    """What of `words` tells one stage from another."""
    return frozenset(words) - GENERIC


SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z])|\n+")


def sentences(text: str):
    """(start, end) of each sentence; "s.d. 26 November" does not end one."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
