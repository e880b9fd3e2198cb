"""The style sheets that public pages carry in themselves: the site's, and the text edition's.

A style sheet in a file of its own costs a slow phone a second request before anything is
painted: in a trial on slow 3G the largest text stood after 2.3 instead of 4.5 seconds.
"""

import base64
import hashlib
import re
from pathlib import Path

import rcssmin

# In the order of the cascade.
SHEETS = ("tokens.css", "base.css", "lists.css", "panels.css", "regions.css", "article.css")
TEXT_SHEETS = ("ringan.css",)


def read_stylesheet(folder: Path, names=SHEETS) -> str:
    """The sheets `names` of `folder` as one, without comments and white space."""
    sources = [(folder / name).read_text(encoding="utf-8") for name in names]
    return rcssmin.cssmin("\n".join(sources))


def csp_hash(text: str) -> str:
    """What a Content-Security-Policy names `text` by when it stands inside a page."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def read_colours(folder: Path, *, is_dark=False) -> dict[str, str]:
    """The colours of `tokens.css` by role (`ink_soft`), for what no style sheet reaches."""
    light, dark = (folder / "tokens.css").read_text(encoding="utf-8").split("@media", 1)
    found = re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6});", dark if is_dark else light)
    return {name.replace("-", "_"): colour for name, colour in found}
