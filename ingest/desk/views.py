from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from accounts.desk.conflict import STATE, require_unchanged, state_of
from accounts.desk.presence import note_closed, note_open, opened_by_others
from accounts.reach import may_name
from common import clock
from common.errors import Refused
from common.snapshots import take_snapshot
from ingest.composition import compose
from ingest.desk.forms import PasteForm
from ingest.desk.page import ComposePage
from ingest.models import InboxItem, InboxStatus
from ingest.pasting import paste

# The button that stores, and its value when the text is handed in at once.
SAVE, HAND_IN = "simpan", "ajukan"


class PastingMixin:
    """For the admin of inbox items: pasting a text, and composing an article of an item."""

    def get_urls(self):
        own = [
            path(
                "tempel/",
                self.admin_site.admin_view(self.paste_view),
                name="ingest_inboxitem_paste",
            ),
            path(
                "<path:object_id>/susun/",
                self.admin_site.admin_view(self.compose_view),
                name="ingest_inboxitem_compose",
            ),
        ]
        return [*own, *super().get_urls()]

    def has_add_permission(self, request):
        return self.may(request, "add")

    def add_view(self, request, form_url="", extra_context=None):
        """A text is entered as it was copied, and read."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return redirect("admin:ingest_inboxitem_paste")

    def change_view(self, request, object_id, form_url="", extra_context=None):
        item = self.get_object(request, unquote(object_id))
        offered = {"may_compose": item is not None and self.may_compose(request, item)}
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), **offered}
        )

    def may_compose(self, request, item) -> bool:
        is_new = item.status == InboxStatus.NEW
        return is_new and self.has_compose_permission(request, item)

    def has_compose_permission(self, request, item):
        may_write = request.user.has_perm("articles.add_article")
        return may_write and self.has_change_permission(request, item)

    # --- A text comes in

    def paste_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PasteForm(request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            try:
                item, is_new = paste(**form.cleaned_data, by=request.user)
            except (Refused, ValidationError) as error:
                form.add_error(None, in_words(error))
            else:
                return self._read_on(request, form, item, is_new)
        return self._paste_page(request, form)

    def _paste_page(self, request, form):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Tempel naskah",
            "form": form,
        }
        return TemplateResponse(request, "admin/ingest/inboxitem/paste.html", context)

    def _read_on(self, request, form, item, is_new):
        """To the page of the item; of one that was there before, to what became of it."""
        if is_new:
            return redirect("admin:ingest_inboxitem_compose", item.pk)
        since = f"sejak {date_format(localtime(item.received_at), 'j F Y H.i')}"
        if not self.has_view_permission(request, item):
            who = f"ditempel oleh {item.received_by} dan " if item.received_by else ""
            form.add_error(
                "raw_text",
                f"Naskah yang sama {who}ada di meja masuk {since}, di luar jangkauan Anda "
                f"(keadaan: {item.get_status_display()}).",
            )
            return self._paste_page(request, form)
        self.message_user(
            request, f"Naskah yang sama sudah ada di meja masuk {since}.", messages.WARNING
        )
        if self.may_compose(request, item):
            return redirect("admin:ingest_inboxitem_compose", item.pk)
        return self._settled(request, item)

    # --- It becomes an article

    def compose_view(self, request, object_id):
        item = self.get_object(request, unquote(object_id))
        if item is None:
            raise Http404
        if not self.has_compose_permission(request, item):
            raise PermissionDenied
        if request.method != "POST":
            if item.status != InboxStatus.NEW:
                return self._settled(request, item)
            return self._compose_page(
                request, item, ComposePage(item, request.user, self.admin_site)
            )
        page = ComposePage(item, request.user, self.admin_site, request.POST)
        if page.is_changed_by(request.POST):
            return self._compose_page(request, item, page)
        if SAVE not in request.POST:
            # The Enter key in a field stores nothing.
            page.show_typed()
            return self._compose_page(request, item, page)
        return self._store(request, item, page)

    def _store(self, request, item, page):
        if not page.form.is_valid():
            return self._compose_page(request, item, page)
        is_handed_in = request.POST[SAVE] == HAND_IN
        reviewer = page.form.cleaned_data["reviewer"] if is_handed_in else None
        try:
            with transaction.atomic():
                # Whoever saves the same item waits here.
                row = InboxItem.objects.select_for_update().get(pk=item.pk)
                if row.status != InboxStatus.NEW:
                    return self._too_late(request, row, page)
                require_unchanged(row, request.POST.get(STATE))
                article = compose(
                    item=row,
                    composition=page.composition,
                    by=request.user,
                    is_handed_in=is_handed_in,
                    reviewer=reviewer,
                )
        except (Refused, ValidationError) as error:
            page.form.add_error(None, in_words(error))
            return self._compose_page(request, item, page)
        note_closed(request.user, item)
        done = "diajukan untuk ditinjau" if is_handed_in else "disimpan sebagai draf"
        self.message_user(request, f"“{article}” sudah {done}.")
        return redirect("admin:articles_article_change", article.pk)

    def _too_late(self, request, item, page):
        """A second click leads on; somebody else keeps what he typed before his eyes."""
        if item.article and item.article.created_by_id == request.user.pk:
            self.message_user(request, f"“{item.article}” sudah disimpan.")
            return redirect("admin:articles_article_change", item.article_id)
        page.form.add_error(None, self._fate(request, item))
        return self._compose_page(request, item, page, is_settled=True)

    def _settled(self, request, item):
        """To the article of an item that has one, else to the item itself."""
        self.message_user(request, self._fate(request, item), messages.WARNING)
        if item.article and request.user.has_perm("articles.view_article", item.article):
            return redirect("admin:articles_article_change", item.article_id)
        return redirect("admin:ingest_inboxitem_change", item.pk)

    def _fate(self, request, item):
        """What became of an item, with a link where there is one to follow."""
        article = item.article
        if item.status == InboxStatus.REJECTED:
            return f"Butir ini sudah ditolak: {item.reason} Buka lagi dahulu bila hendak dipakai."
        if article is None:
            return "Butir ini sudah diterima; artikelnya sudah dihapus."
        if not may_name(request.user, article):
            return "Naskah ini sudah dijadikan artikel di luar jangkauan Anda."
        return format_html(
            'Naskah ini sudah dijadikan artikel oleh {}: <a href="{}">{}</a> ({}).',
            article.created_by,
            reverse("admin:articles_article_change", args=[article.pk]),
            article.title,
            article.get_status_display(),
        )

    def _compose_page(self, request, item, page, *, is_settled=False):
        now = clock.now()
        others = opened_by_others(request.user, item, now)
        if not is_settled:
            note_open(request.user, item, now, is_new=request.method != "POST")
        sent = request.POST.get(STATE) if request.method == "POST" else None
        has_refused = bool(page.form.is_bound and page.form.non_field_errors())
        context = {
            **self.admin_site.each_context(request),
            **page.context(),
            "opts": self.opts,
            "title": "Susun artikel",
            "subtitle": item.title,
            "item": item,
            # After a refusal that told of a change the page shows the item of today.
            STATE: sent if sent and not has_refused else state_of(take_snapshot(item), now),
            "open_forms": others,
            "is_settled": is_settled,
        }
        return TemplateResponse(request, "admin/ingest/inboxitem/compose.html", context)


def in_words(error):
    """Why something was refused, for the editor."""
    return " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
