"""What chat programs put before a message, and the lines they write themselves."""

import re

# "[12/11/24 09.15.33] Humas KPU: …" and "12/11/24 09.15 - Humas KPU: …". Newspapers print
# "4/11/2024 09:15 - Editor: Rini" alike, and that is no sender.
MESSAGE_HEAD = re.compile(
    r"""[\s\0\u200e\u200f]*
    (?:\[\s*(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?
             |\d{1,2}[.:]\d{2}(?:[.:]\d{2})?,?\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})
        (?:\s*[AP]M)?\s*\]\s*
    |\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s*[AP]M)?\s+[-–]\s+)
    (?!(?:penulis|pewarta|reporter|wartawan|jurnalis|oleh|editor|redaktur|penyunting|sumber|foto
         |laporan|kontributor)\b)
    [^:\n\[\]]{1,60}:[\s\0]*""",
    re.I | re.X,
)
CHAT_LINE = re.compile(
    r"""(?:(?:pesan\ ini\ )?diteruskan(?:\ (?:berkali-kali|banyak\ kali))?
    |forwarded(?:\ many\ times)?
    |[<‹]?(?:media|gambar|foto|video|stiker|audio|dokumen|kontak)(?:\ tidak)\ disertakan[>›]?
    |[<‹]?(?:media|image|video|sticker|audio|document)\ omitted[>›]?
    |pesan\ ini\ (?:telah\ )?(?:dihapus|diedit)|anda\ menghapus\ pesan\ ini
    |[<‹]pesan\ ini\ diedit[>›]
    |pesan\ dan\ panggilan\ (?:ter)?enkripsi.{0,160}|pesan\ dan\ panggilan\ dienkripsi.{0,160}
    |messages\ and\ calls\ are\ end-to-end.{0,160})\W{0,3}""",
    re.I | re.X,
)


def head_length(text) -> int:
    """How much of a line its sender and time take; 0 where it begins with its own words."""
    match = MESSAGE_HEAD.match(text, 0, 140)
    return match.end() if match else 0
