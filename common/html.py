"""What HTML the portal keeps: text structure only, no pictures, scripts or styles."""

import html
import re

import nh3

TAGS = {
    "a", "blockquote", "br", "caption", "em", "h2", "h3", "h4", "li", "ol", "p", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}
SCHEMES = {"http", "https", "mailto", "tel"}
_BLOCK_END = re.compile(r"</(p|h[2-4]|li|blockquote|tr|caption)>|<br ?/?>")


def clean(source: str) -> str:
    """`source` without anything that is not on the lists above; cleaning twice changes nothing."""
    return nh3.clean(
        source,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener",
    )


def plain_text(source: str) -> str:
    """The words of `source`, a blank line between blocks, without markup."""
    spaced = _BLOCK_END.sub("\n\n", source)
    text = html.unescape(nh3.clean(spaced, tags=set(), attributes={}))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def paragraphs(text: str) -> str:
    """Plain text with blank lines between paragraphs as cleaned HTML paragraphs."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    return "\n".join(f"<p>{html.escape(block, quote=False)}</p>" for block in blocks)
