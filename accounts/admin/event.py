from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import Http404, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from accounts.admin.event_filters import (
    SYSTEM,
    ActorFilter,
    ObjectFilter,
    ObjectTypeFilter,
    PeriodFilter,
    type_name,
)
from accounts.desk import ReadOnlyAdmin
from accounts.log_details import in_words
from accounts.log_export import MEDIA_TYPES, export
from accounts.models import Event
from common.errors import Refused

LIST = "admin:accounts_event_changelist"


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["happened_at", "who", "verb", "object_link", "type_in_words", "from_where"]
    # Deeds and kinds that occurred; their number does not grow with the log.
    list_filter = [PeriodFilter, ActorFilter, "verb", ObjectTypeFilter, ObjectFilter]
    list_select_related = ["actor"]
    search_fields = [
        *("object_label", "verb", "=actor__username", "=object_id"),
        *("=address", "=before_hash", "=after_hash"),
    ]
    search_help_text = "Objek, tindakan, nama pengguna, id objek, alamat, atau sidik isi."
    fields = [
        *("happened_at", "who", "verb", "object_link", "type_in_words", "object_id"),
        *("address", "origin", "details_in_words", "before", "after"),
    ]
    readonly_fields = fields

    @admin.display(description="pelaku", ordering="actor")
    def who(self, event):
        """A name that leads to everything that its bearer did."""
        name = event.actor.username if event.actor else SYSTEM
        url = f"{reverse(LIST)}?{urlencode({ActorFilter.parameter_name: name})}"
        return format_html('<a href="{}">{}</a>', url, event.actor or SYSTEM)

    @admin.display(description="jenis objek", ordering="object_type")
    def type_in_words(self, event):
        return type_name(event.object_type)

    @admin.display(description="objek")
    def object_link(self, event):
        """The object's own page at the desk; what was deleted since is a plain name."""
        route = f"admin:{event.object_type.replace('.', '_')}_change"
        try:
            url = reverse(route, args=[event.object_id]) if event.object_id else ""
        except NoReverseMatch:
            url = ""
        if not url:
            return event.object_label
        return format_html('<a href="{}">{}</a>', url, event.object_label)

    @admin.display(description="asal", ordering="address")
    def from_where(self, event):
        """The address; for what came without one, the command."""
        return event.address or event.origin

    @admin.display(description="rincian")
    def details_in_words(self, event):
        return format_html_join("", "<div>{}: {}</div>", in_words(event))

    @admin.display(description="sidik sebelumnya")
    def before(self, event):
        return breakable(event.before_hash)

    @admin.display(description="sidik sesudahnya")
    def after(self, event):
        return breakable(event.after_hash)

    def get_urls(self):
        view = self.admin_site.admin_view(self.export_view)
        return [
            path("ekspor/<slug:form>/", view, name="accounts_event_export"),
            *super().get_urls(),
        ]

    @method_decorator(require_GET)
    def export_view(self, request, form):
        """What the list shows with the same parameters, all its pages, as a file."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if form not in MEDIA_TYPES:
            raise Http404
        try:
            events = self.get_changelist_instance(request).get_queryset(request)
            lines = export(events, form, by=request.user, choice=request.GET.urlencode())
        except IncorrectLookupParameters:
            return redirect(f"{reverse(LIST)}?e=1")
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return redirect(f"{reverse(LIST)}?{request.GET.urlencode()}")
        name = f"catatan-peristiwa-{timezone.localdate()}.{form}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(lines, content_type=MEDIA_TYPES[form], headers=headers)


def breakable(digest) -> str:
    """A hash that narrow screens may break; whoever copies it gets no spaces."""
    pieces = [digest[place : place + 16] for place in range(0, len(digest), 16)]
    return format_html_join(mark_safe("<wbr>"), "{}", ((piece,) for piece in pieces))
