"""Lines of a pasted page, each labelled by what it looks like on its own."""

import re
from dataclasses import dataclass

from ingest.recogniser.chat import CHAT_LINE, head_length
from ingest.recogniser.dates import NUMERIC, SPELLED, WEEKDAYS

TEXT, RELATED, JUNK, EDITOR, BYLINE, CREDIT, META, COPYRIGHT, HEAD = (
    "naskah", "baca juga", "sampah", "editor", "penulis", "kredit foto", "tanggal", "hak cipta",
    "kepala pesan",
)  # fmt: skip

RELATED_LINE = re.compile(
    r"\W{0,4}(?:(?i:baca\s+juga)\s*[:|]?|(?i:baca(?:\s+pula)?|(?:lihat|simak)\s+(?:juga|pula))\s*[:|]"
    r"|BACA JUGA)\s*(?=\S)(.*)",
    re.DOTALL,
)
# Glued to the end of a sentence, or bracketed inside one.
GLUED_RELATED = re.compile(r"(?<=[.!?”\"’')\]])\s*\(?(?:baca\s+juga)\s*[:|]\s*([^\n]*)", re.I)
BRACKETED_RELATED = re.compile(r"\(\s*baca(?:\s+juga)?\s*[:|]\s*([^()\n]{3,200})\)", re.I)
RELATED_HEADING = re.compile(
    r"(?:related\s*posts?|(?:berita|artikel)\s+(?:terkait|lainnya|serupa))\s*:?", re.I
)
BULLET = re.compile(r"[•·▪●\-–*]\s*(.{8,200})")

JUNK_LINE = re.compile(
    r"""(?:advertisement|advertorial|iklan|pasang\ iklan|scroll\ to\ .{0,60}|top|share|shares?
    |\d+\ +(?:shares?|komentar|views?|kali\ dibaca).{0,20}
    |komentar(?:\ anda)?|komentar\ \(\d+\)|tinggalkan\ (?:balasan|komentar).{0,60}|leave\ a\ reply
    |alamat\ email\ anda\ .{0,120}|ruas\ yang\ wajib.{0,60}
    |bagikan(?:\ (?:artikel|berita|ini).{0,40}|\s*:.{0,80})?|salin\ artikel
    |(?:sebelumnya|selanjutnya|berikutnya)|halaman\ \d+.{0,12}|\(halaman\ \d+\)
    |baca\ selengkapnya.{0,20}|selengkapnya|lanjut\ ke\ halaman.{0,20}|baca\ berita\ dengan\ .{0,80}
    |lompat\ ke\ (?:isi|konten).{0,20}|skip\ to\ content
    |beranda(?:\ *[/>»|].{0,80})?|home(?:\ *[/>»|].{0,80})?
    |ikuti\ kami.{0,80}|ikuti\ berita\ .{0,80}|simak\ berita\ .{0,100}
    |follow\ .{0,60}|cek\ berita\ .{0,100}
    |berita\ (?:terkini|terbaru|populer|terpopuler|pilihan|lainnya).{0,20}
    |(?:situs|laman|website)\ (?:web\ )?ini\ (?:menggunakan|memakai)\ cookies?.{0,110}
    |kami\ (?:menggunakan|memakai)\ cookies?.{0,110}
    |(?:this\ (?:web)?site|we)\ uses?\ cookies.{0,110}
    |(?:terima|setujui|tolak|kelola|accept|reject|manage)\ (?:semua\ |all\ )?cookies?.{0,30}
    |kebijakan\ (?:cookies?|privasi).{0,40}|pengaturan\ cookies?
    |(?:salin|copy)\ (?:tautan|link).{0,20}|(?:share|bagikan)\ (?:this|on|ke|di|via|lewat)\b.{0,60}
    |(?:cetak|print)(?:\ (?:artikel|halaman))?
    |(?:pinterest|linkedin|instagram|youtube|tiktok|e-?mail)
    |dapatkan\ (?:berita|update|informasi)
        \ .{0,80}(?:whatsapp|telegram|google\ news|aplikasi|saluran).{0,40}
    |gabung\ (?:ke\ |di\ )?(?:grup|saluran|channel)\ .{0,90}
    |artikel\ ini\ telah\ (?:tayang|terbit).{0,120}
    |media\ sosial|lokasi\ \w+|tags?\s*:.{0,160}|topik\s*:.{0,120}
    |(?:facebook|twitter|whatsapp|x|telegram|line)
    |(?:facebook|twitter|whatsapp|telegram|x)(?:[\s,|/]+(?:facebook|twitter|whatsapp|telegram|line|x|email))+
    |\[?(?:\.{3}|…)\]?|\[\]|\*{1,5}|\(\*{1,3}\)|[-–—=_]{3,}|\#\w+(?:\s+\#\w+)*)\W{0,3}""",
    re.I | re.X,
)
EDITOR_LINE = re.compile(r"(?:editor|redaktur|penyunting|sumber)\s*:\s*.{0,80}", re.I)
COPYRIGHT_LINE = re.compile(r"copyr[il1]ght\s*(?:©|\(c\))?\s*(.{2,60}?)(?:\s+20\d\d)?\W*", re.I)
BYLINE_LINE = re.compile(
    r"(?:(?:penulis|pewarta|reporter|wartawan|oleh|jurnalis)\s*:\s*|diposting\s+oleh\s+|oleh\s+(?=[A-Z])"
    r"|kontributor\s*:?\s+(?=[A-Z])|laporan\s+(?:wartawan|jurnalis|kontributor|reporter)\s+)(.{2,90})",
    re.I,
)
TIME = r"\d{1,2}[.:]\d{2}(?:\s*(?:WIB|WITA|WIT))?"
DATE_FURNITURE = re.compile(
    rf"{TIME}|\b(?:{'|'.join(WEEKDAYS)}|WIB|WITA|WIT|pukul|dipublikasikan|diterbitkan|terbit)\b"
    r"|[|,\-–—:•/()]",
    re.I,
)
# Longer lines are sentences that happen to hold a date or a colon.
FURNITURE_LENGTH = 140


@dataclass(slots=True)
class Line:
    """A line of the page: offsets without the surrounding space; `payload` by label."""

    start: int
    end: int
    text: str
    label: str = TEXT
    payload: str = ""

    @property
    def word_count(self):
        return len(self.text.split())


def read_lines(source):
    """The non-empty lines, labelled."""
    lines, at = [], 0
    for raw in source.plain.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = at + raw.index(stripped[0])
            lines += labelled(source, start, start + len(stripped))
        at += len(raw) + 1
    label_lists(lines)
    return [line for line in lines if line.text]


def labelled(source, start, end):
    """The line, in front of it what a chat program wrote before the message."""
    length = head_length(source.plain[start:end])
    if length:
        yield Line(start, start + length, source.quote(start, start + length), HEAD)
    text = source.quote(start + length, end)
    if text:
        yield label(Line(start + length, end, text))


def label(line):
    """`line` with the label its wording alone suggests."""
    related = RELATED_LINE.fullmatch(line.text) if len(line.text) < 400 else None
    if related and not JUNK_LINE.fullmatch(line.text):
        line.label, line.payload = RELATED, related[1].strip(" )")
    elif len(line.text) <= FURNITURE_LENGTH:
        label_furniture(line)
    return line


def label_furniture(line):
    tests = (
        (CHAT_LINE, HEAD),
        (JUNK_LINE, JUNK),
        (EDITOR_LINE, EDITOR),
        (COPYRIGHT_LINE, COPYRIGHT),
        (BYLINE_LINE, BYLINE),
    )
    date_free = without_date(line.text)
    for pattern, name in tests:
        match = pattern.fullmatch(line.text)
        if match:
            line.label = name
            line.payload = (match[1] or "").strip() if match.re.groups else ""
            break
    if date_free is not None and line.label in (TEXT, BYLINE):
        line.label, line.payload = META, line.text


def without_date(text):
    """What a line says besides its one date and time; None when it is not a line of dates."""
    match = NUMERIC.search(text) or SPELLED.search(text)
    if match is None or match.lastindex < 3:
        return None
    rest = DATE_FURNITURE.sub(" ", text[: match.start()] + " " + text[match.end() :])
    rest = " ".join(rest.split())
    return rest if len(rest.split()) <= 6 and not rest.endswith((".", "!", "?")) else None


def label_lists(lines):
    """Bullets below a heading of related items are related items too."""
    is_list = False
    for line in lines:
        bullet = BULLET.fullmatch(line.text)
        if RELATED_HEADING.fullmatch(line.text):
            line.label, is_list = JUNK, True
        elif is_list and bullet and line.label == TEXT:
            line.label, line.payload = RELATED, bullet[1].strip()
        elif line.label == TEXT:
            is_list = False
