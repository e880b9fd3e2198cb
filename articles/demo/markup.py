"""The paragraphs of an example as HTML: `## ` heading, `> ` quote, `- ` list item."""

from html import escape
from itertools import groupby

from common.text import cut

NOTICE = "Naskah contoh: tokoh, jabatan, dan angka dalam tulisan ini rekaan."
# Two characters stand between two blocks where a clipping is measured.
BETWEEN_BLOCKS = 2


def body_html(paragraphs: list[str], limit: int | None = None) -> str:
    """The body with the notice that it is an example, at most `limit` characters of text."""
    if limit is not None:
        room = limit - len(NOTICE) - BETWEEN_BLOCKS
        paragraphs = [cut(" ".join(paragraphs), room)]
    blocks = []
    for is_item, group in groupby([*paragraphs, NOTICE], key=lambda text: text.startswith("- ")):
        html = [block_html(text) for text in group]
        blocks += ["<ul>", *html, "</ul>"] if is_item else html
    return "\n".join(blocks)


def block_html(text: str) -> str:
    mark, _, rest = text.partition(" ")
    if mark == "##":
        return f"<h2>{escape(rest, quote=False)}</h2>"
    if mark == ">":
        return f"<blockquote><p>{escape(rest, quote=False)}</p></blockquote>"
    if mark == "-":
        return f"<li>{escape(rest, quote=False)}</li>"
    return f"<p>{escape(text, quote=False)}</p>"
