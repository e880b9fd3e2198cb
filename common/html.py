"""What HTML the portal keeps: text structure only, no pictures, scripts or styles.

A picture of the library is named by an empty `<figure data-gambar="12"></figure>`, which pages
replace by the picture as it is used there.
"""

import html
import re

import nh3

TAGS = {
    "a", "blockquote", "br", "caption", "em", "figure", "h2", "h3", "h4", "li", "ol", "p", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "figure": {"data-gambar"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
_BLOCK_END = re.compile(r"</(p|h[2-4]|li|blockquote|tr|caption|figure)>|<br ?/?>")
_CELL_END = re.compile(r"</t[dh]>")
# In cleaned HTML: nobody else's figures, and no more digits than a key has.
_KEY = r"([0-9]{1,18})"
_FIGURE_TAG = re.compile(rf'<figure(?: data-gambar="(?:{_KEY}|[^"]*)")?>|</figure>')
# What one of ours looks like.
FIGURE = re.compile(rf'<figure data-gambar="{_KEY}"></figure>')


def clean(source: str) -> str:
    """`source` without anything that is not on the lists above; cleaning twice changes nothing."""
    cleaned = _cleaned(source)
    if "figure" not in cleaned:
        return cleaned
    bare = _FIGURE_TAG.sub(_bare_figure, cleaned)
    # What stood inside a figure stands beside it now, where the parser may see it otherwise.
    return cleaned if bare == cleaned else _cleaned(bare)


def _cleaned(source):
    return nh3.clean(
        source,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener",
    )


def _bare_figure(tag):
    return f'<figure data-gambar="{tag[1]}"></figure>' if tag[1] else ""


def plain_text(source: str) -> str:
    """The words of `source`, a blank line between blocks, without markup."""
    spaced = _CELL_END.sub(" ", _BLOCK_END.sub("\n\n", source))
    text = html.unescape(nh3.clean(spaced, tags=set(), attributes={}))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def paragraphs(text: str) -> str:
    """Plain text with blank lines between paragraphs as cleaned HTML paragraphs."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    return "\n".join(f"<p>{html.escape(block, quote=False)}</p>" for block in blocks)
