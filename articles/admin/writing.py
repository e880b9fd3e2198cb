"""The field for the text of an article: its pictures and documents at hand, and its length."""

import json

from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html

from articles.reading_time import WORDS_A_MINUTE, length_in_words
from common.editor import ProseWidget

# Tells the browser that the server has what was kept there (static/desk/unsaved.js).
SAVED_COOKIE = "naskah-tersimpan"
SECONDS_KEPT = 60


class WritingMixin:
    """Tells the browser when a form was saved: sending it is not yet saving it."""

    def response_add(self, request, obj, post_url_continue=None):
        return told(super().response_add(request, obj, post_url_continue))

    def response_change(self, request, obj):
        return told(super().response_change(request, obj))


def told(response):
    response.set_cookie(
        SAVED_COOKIE,
        "1",
        max_age=SECONDS_KEPT,
        path=reverse("admin:index"),
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Strict",
    )
    return response


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

    def note(self, value, area):
        return format_html(
            '<p class="text-length" data-length-of="{}" data-speed="{}">{}</p>',
            area,
            WORDS_A_MINUTE,
            length_in_words(value),
        )
