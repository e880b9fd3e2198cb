"""The timetable beside the form of an article: what it contradicts, and two ways to settle it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path, reverse

from articles.date_check import add_date_note, check_again, ignore_date, open_mismatches
from common.errors import Refused
from common.text import printable

NOTE, IGNORE, AGAIN = "catatan", "abaikan", "ulangi"
DONE = {
    NOTE: "Catatan untuk pembaca ditambahkan; sesuaikan kalimatnya di bagian bawah formulir.",
    IGNORE: "Peringatan diabaikan untuk naskah ini.",
    AGAIN: "Semua tanggal diperiksa lagi.",
}


class DateCheckMixin:
    """For the admin of articles."""

    def get_urls(self):
        own = path(
            "<path:object_id>/tanggal/",
            self.admin_site.admin_view(self.date_view),
            name="articles_article_dates",
        )
        return [own, *super().get_urls()]

    def date_view(self, request, object_id):
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = self.get_object(request, object_id)
        deed = request.POST.get("tindakan")
        if article is None:
            raise Http404
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        quote = printable(request.POST.get("kutipan", ""))
        try:
            if deed == NOTE:
                add_date_note(article=article, by=request.user, quote=quote)
            elif deed == IGNORE:
                ignore_date(article=article, by=request.user, quote=quote)
            elif deed == AGAIN:
                check_again(article=article, by=request.user)
            else:
                raise Refused("Tindakan tidak dikenal.")
        except Refused as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, DONE[deed])
        return redirect(reverse("admin:articles_article_change", args=[article.pk]))

    def response_add(self, request, obj, post_url_continue=None):
        self._tell_of_dates(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        self._tell_of_dates(request, obj)
        return super().response_change(request, obj)

    def _tell_of_dates(self, request, article):
        """Whoever goes on to the list would not see the panel."""
        number = len(open_mismatches(article))
        if number:
            self.message_user(
                request,
                f"{number} tanggal dalam naskah berbeda dari jadwal tahapan: buka lagi "
                "formulirnya, bagian “Periksa tanggal”.",
                messages.WARNING,
            )
