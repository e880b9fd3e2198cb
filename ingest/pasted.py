"""Reads a pasted text from a file or standard input, and refuses what is no text."""

import re
from pathlib import Path

from common.errors import Refused

LONGEST = 1024 * 1024
STANDARD_INPUT = "-"
# Tab, line ends and page breaks belong in texts; the rest of ASCII's control characters do not.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_WORD = re.compile(r"\w")
# One character for one, so that the places of words stay the same.
_PAGE_BREAKS = str.maketrans("\x0b\x0c", "\n\n")


def read_pasted(name: str, stdin) -> str:
    """The text in the file `name` ("-": in the binary stream `stdin`); Refused with the reason."""
    if name == STANDARD_INPUT:
        return text_of(stdin.read(LONGEST + 1))
    try:
        with Path(name).open("rb") as file:
            content = file.read(LONGEST + 1)
    except FileNotFoundError:
        raise Refused("berkas tidak ditemukan") from None
    except IsADirectoryError:
        raise Refused("ini direktori, bukan berkas") from None
    except (OSError, ValueError):
        raise Refused("berkas tidak dapat dibaca") from None
    return text_of(content)


def text_of(content: bytes) -> str:
    if len(content) > LONGEST:
        raise Refused("lebih dari 1 MB")
    if _CONTROL.search(content):
        raise Refused("bukan teks: memuat karakter biner")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("bukan teks UTF-8") from None
    # Invisible characters alone are no text either.
    if not _WORD.search(text):
        raise Refused("kosong: tidak ada kata di dalamnya")
    return text.translate(_PAGE_BREAKS)
