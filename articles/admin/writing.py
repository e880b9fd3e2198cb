"""The field for the text of an article: its pictures and documents at hand, and its length."""

import json

from django.utils.html import format_html

from articles.reading_time import WORDS_A_MINUTE, length_in_words
from common.editor import ProseWidget


class BodyWidget(ProseWidget):
    """The editor with what `article` has to offer; two queries for one that is stored."""

    # Set by the form.
    article = None

    def data(self):
        stored = self.article is not None and self.article.pk
        uses = self.article.image_uses.select_related("image") if stored else []
        documents = self.article.documents.all() if stored else []
        pictures = {use.image_id: use.image.file.url for use in uses}
        papers = [{"judul": each.title, "alamat": each.address} for each in documents]
        return {"data-gambar": json.dumps(pictures), "data-dokumen": json.dumps(papers)}

    def render(self, name, value, attrs=None, renderer=None):
        return format_html(
            '{}<p class="text-length" data-length-of="{}" data-speed="{}">{}</p>',
            super().render(name, value, attrs, renderer),
            (attrs or {}).get("id", ""),
            WORDS_A_MINUTE,
            length_in_words(value or ""),
        )
