"""What Atom and JSON Feed tell of an article in the same words."""

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import mark_safe

from articles.figures import without_figures
from common.text import printable


def authors_of(article) -> list[str]:
    """Who signs it; what nobody signed is its source's, else the site's."""
    names = [byline.author.name for byline in article.bylines.all()]
    return names or [article.source.name if article.source else settings.SITE_NAME]


def words_on(article) -> list[str]:
    """Its topics and tags, each once."""
    names = [row.name for row in (*article.topics.all(), *article.tags.all())]
    return list(dict.fromkeys(names))


def content_of(article) -> str:
    """The text as HTML, notes to readers before it and further developments after it."""
    notes = format_html_join(
        "",
        "<aside><p><strong>Catatan redaksi:</strong> {}</p></aside>",
        ((note.text,) for note in article.reader_notes.all()),
    )
    updates = format_html_join(
        "",
        "<section><p><strong>Perkembangan</strong>, {} WIB</p>{}</section>",
        (
            # Escaped by `linebreaks`.
            (_time(update), mark_safe(linebreaks(update.text, autoescape=True)))  # noqa: S308
            for update in article.updates.all()
        ),
    )
    return f"{notes}{without_figures(article.body)}{updates}"


def content_with_corrections(article) -> str:
    """`content_of`, after what was corrected in it: for readers to whom nobody else tells it."""
    notices = format_html_join(
        "",
        "<p><strong>{}, {} WIB:</strong> {}</p>",
        (
            (correction.get_kind_display().capitalize(), _time(correction), correction.text)
            for correction in article.corrections.all()
        ),
    )
    notices = format_html("<aside>{}</aside>", notices) if notices else ""
    return printable(f"{notices}{content_of(article)}")


def _time(row):
    return date_format(timezone.localtime(row.made_at), "j F Y H.i")
