"""The editors' handbook: kept as Markdown in `docs`, shown as a page of the desk."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.contrib import admin
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

SOURCE = settings.BASE_DIR / "docs" / "editor-handbook.md"
CHAPTER = "h2"


@dataclass(frozen=True)
class Handbook:
    """Its HTML, with an id on each heading, and (id, title) of its chapters."""

    html: SafeString
    chapters: list[tuple[str, str]]


@require_safe
def handbook_view(request):
    """The handbook, for everybody who may enter the desk."""
    context = {
        **admin.site.each_context(request),
        "title": "Pegangan redaksi",
        "handbook": read_handbook(),
    }
    return TemplateResponse(request, "admin/handbook.html", context)


@cache
def read_handbook() -> Handbook:
    return handbook_of(SOURCE.read_text(encoding="utf-8"))


def handbook_of(markdown: str) -> Handbook:
    """HTML in the text is shown as it is written, not obeyed."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(markdown)
    chapters = []
    for token, words in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            name = slugify(words.content)
            token.attrSet("id", name)
            chapters += [(name, words.content)] if token.tag == CHAPTER else []
        elif token.type == "table_open":
            # A wide table scrolls on a small screen: by keys too.
            token.attrSet("tabindex", "0")
    for token in (child for each in tokens for child in each.children or []):
        if token.type == "image":
            _lead_to_static(token)
    html = parser.renderer.render(tokens, parser.options, {})
    return Handbook(mark_safe(html), chapters)  # noqa: S308


def _lead_to_static(picture):
    picture.attrSet("src", static(picture.attrGet("src")))
    picture.attrSet("loading", "lazy")
