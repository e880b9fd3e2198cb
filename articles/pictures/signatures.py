"""What a file is by its first bytes, whatever its name says, and what to do about it."""

JPEG, PNG, WEBP = "JPEG", "PNG", "WEBP"
# Enough for the first element of an SVG behind its comments, and the size of a WebP.
HEAD = 4096

TAKEN = "Gambar harus JPEG, PNG, atau WebP"
_HEIC = (
    "Foto HEIC belum dapat dibuka peramban. Kirim sebagai JPEG: di iPhone pilih Pengaturan › "
    "Kamera › Format › Paling Kompatibel, atau ekspor fotonya sebagai JPEG."
)
_AVIF = f"{TAKEN}. Simpan gambar AVIF ini sebagai JPEG atau PNG; versi AVIF dibuat sendiri."
_SVG = f"{TAKEN}. SVG dapat memuat program; ekspor gambarnya sebagai PNG."
# What follows "ftyp" in the container of telephones and films.
_BRANDS = {
    b"avif": _AVIF,
    b"avis": _AVIF,
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"), _HEIC),
}
_BEGINNINGS = [
    (b"GIF8", f"{TAKEN}. Simpan GIF ini sebagai PNG; gambar bergerak tidak diterima."),
    (b"II*\0", f"{TAKEN}. Simpan TIFF ini sebagai JPEG."),
    (b"MM\0*", f"{TAKEN}. Simpan TIFF ini sebagai JPEG."),
    (b"BM", f"{TAKEN}. Simpan BMP ini sebagai PNG."),
    (b"%PDF", "Berkas ini PDF, bukan gambar. Unggah sebagai dokumen, atau simpan halamannya "
     "sebagai PNG."),
    (b"PK\3\4", "Berkas ini arsip atau dokumen Office, bukan gambar. Keluarkan gambarnya dahulu."),
]  # fmt: skip
_TEXT = "Berkas ini teks atau halaman web, bukan gambar, apa pun namanya."
_UNKNOWN = f"{TAKEN}. Isi berkas ini bukan gambar yang dikenal, apa pun namanya."


def kind_of(head: bytes) -> str | None:
    """JPEG, PNG or WEBP by the first bytes; None for anything else."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    return None


def advice_on(head: bytes) -> str:
    """Why a file that begins like this is not taken, and what its owner can do."""
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], f"{TAKEN}. Berkas ini film atau jenis gambar lain.")
    for beginning, advice in _BEGINNINGS:
        if head.startswith(beginning):
            return advice
    if b"<svg" in head.lower():
        return _SVG
    return _UNKNOWN if b"\0" in head else _TEXT


def webp_size(head: bytes) -> tuple[int, int]:
    """Width and height that a WebP announces: its decoder makes room for them as it is opened."""
    chunk = head[12:16]
    if chunk == b"VP8X":
        return _number(head[24:27]) + 1, _number(head[27:30]) + 1
    if chunk == b"VP8L":
        bits = _number(head[21:25])
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _number(head[26:28]) & 0x3FFF, _number(head[28:30]) & 0x3FFF


def _number(data):
    return int.from_bytes(data, "little")
