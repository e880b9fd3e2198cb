"""The history of a row at the desk: its versions, what changed between them, and taking one back.

All pages find their row by `get_object` and ask for the right on that very row, so that whoever
does not reach it does not reach its history either.
"""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from accounts.desk.comparison import compare
from accounts.desk.proposals import PARAMETER, ProposalsMixin
from accounts.desk.reach import require_reach
from accounts.desk.versions import as_read, changed_labels, neighbour, with_changes
from accounts.models import Revision
from accounts.restoring import restore
from accounts.revisions import has_history
from common.errors import Refused
from common.snapshots import digest, take_snapshot

ON_ONE_PAGE = 20


class HistoryMixin(ProposalsMixin):
    """The pages below `…/history/` and `…/riwayat/<n>/`, for models that have a history."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        one = "<path:object_id>/riwayat/<int:number>/"
        own = [
            path(one, view(self.revision_view), name=f"{name}_revision"),
            path(f"{one}pulihkan/", view(self.restore_view), name=f"{name}_restore"),
        ]
        return [*(own if has_history(self.model) else []), *super().get_urls()]

    # --- What may be done

    def restores_by_form(self, obj) -> bool:
        """Whether taking a version back needs what only the form asks for, such as a reason."""
        return False

    def writable_names(self, request, obj) -> set[str]:
        """What of a snapshot of `obj` its form lets the user write: columns, parts and links."""
        names = set(self.get_form(request, obj, change=True).base_fields)
        for inline in self.get_inline_instances(request, obj):
            deeds = (
                inline.has_add_permission(request, obj),
                inline.has_change_permission(request, obj),
                inline.has_delete_permission(request, obj),
            )
            if all(deeds):
                link = inline.get_formset(request, obj).fk
                names.add(link.remote_field.get_accessor_name())
        return names

    def restore_revision(self, request, obj, revision) -> list[str]:
        """Put `revision` back with all that follows; returns what could not be, in words."""
        names = self.writable_names(request, obj)
        return restore(obj=obj, revision=revision, by=request.user, names=names)

    # --- Pages

    def history_view(self, request, object_id, extra_context=None):
        if not has_history(self.model):
            return super().history_view(request, object_id, extra_context)
        obj = self.object_of_history(request, object_id)
        revisions = Revision.objects.of(obj).select_related("by")
        page = Paginator(revisions, ON_ONE_PAGE).get_page(request.GET.get("p"))
        context = {"page": page, "revisions": with_changes(obj, list(page))}
        return self.history_page(request, obj, "list", f"Riwayat: {obj}", context, extra_context)

    def revision_view(self, request, object_id, number):
        """What version `number` changed, or how it differs from version `?dengan=`."""
        obj = self.object_of_history(request, object_id)
        revision = self.revision_of(obj, number)
        other = neighbour(obj, number, request.GET.get("dengan", ""))
        newest = Revision.objects.of(obj).first()
        older, newer = sorted([other or revision, revision], key=lambda each: each.number)
        before, after = as_read(self.model, older.content if other else {}, newer.content)
        context = {
            "revision": revision,
            "other": other,
            "older": older,
            "newer": newer,
            "newest": newest,
            "differences": compare(self.model, before, after, request.user),
            "before_heading": f"Versi {older.number}",
            "after_heading": f"Versi {newer.number}",
            "may_restore": revision.content_hash != newest.content_hash
            and self.has_change_permission(request, obj),
        }
        return self.history_page(request, obj, "revision", f"Versi {number}: {obj}", context)

    def restore_view(self, request, object_id, number):
        """Ask before a version is put back; what then follows is what a save would bring."""
        obj = self.object_of_history(request, object_id)
        revision = self.revision_of(obj, number)
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        if self.restores_by_form(obj):
            return redirect(f"{self.address_of(obj, 'change')}?{PARAMETER}={number}")
        if request.method == "POST" and self.was_restored(request, obj, revision):
            return redirect(self.address_of(obj, "history"))
        names = self.writable_names(request, obj)
        present = take_snapshot(self.model._base_manager.get(pk=obj.pk))
        now, then = as_read(self.model, present, revision.content)
        context = {
            "seen": digest(present),
            "revision": revision,
            "differences": compare(self.model, now, only(then, now, names), request.user),
            "held": changed_labels(self.model, only(then, now, names), then),
        }
        title = f"Pulihkan versi {number}: {obj}"
        return self.history_page(request, obj, "restore", title, context)

    def was_restored(self, request, obj, revision) -> bool:
        try:
            with transaction.atomic():
                self.require_seen(request, obj)
                missing = self.restore_revision(request, obj, revision)
                require_reach(self, request, obj, is_new=False)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return False
        self.message_user(request, f"Versi {revision.number} dipulihkan.")
        if missing:
            left_out = f"Tidak ikut dipulihkan: {'; '.join(missing)}."
            self.message_user(request, left_out, messages.WARNING)
        return True

    def require_seen(self, request, obj):
        """Lock the row of `obj`; refuse when it is no longer as the page that asked showed it."""
        rows = self.model._base_manager.select_for_update(of=("self",))
        if digest(take_snapshot(rows.get(pk=obj.pk))) != request.POST.get("dilihat"):
            raise Refused("Isi sekarang berubah sejak halaman ini dibuka: periksa sekali lagi.")

    # --- What the pages share

    def object_of_history(self, request, object_id):
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        return obj

    def revision_of(self, obj, number) -> Revision:
        revision = Revision.objects.of(obj).filter(number=number).select_related("by").first()
        if revision is None:
            raise Http404
        return revision

    def address_of(self, obj, page) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=[obj.pk])

    def history_page(self, request, obj, name, title, context, extra_context=None):
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "subtitle": None,
            "opts": self.opts,
            "object": obj,
            "by_form": self.restores_by_form(obj),
            **context,
            **(extra_context or {}),
        }
        return TemplateResponse(request, f"admin/revisions/{name}.html", context)


def only(wanted, present, names) -> dict:
    """`wanted` where `names` allow it, `present` elsewhere: what a restored row would say."""
    return {
        kind: {
            name: values[name] if name in names and name in values else value
            for name, value in present[kind].items()
        }
        for kind, values in wanted.items()
    }
