"""A row that a colleague deleted while somebody wrote in its form: what he wrote is shown again."""

import re

from django.contrib.admin.utils import unquote
from django.core.exceptions import FieldDoesNotExist
from django.template.response import TemplateResponse

from accounts.models import Event
from common.text import printable

# What forms send beside what somebody wrote.
NOT_WRITTEN = re.compile(
    r"_.*|csrfmiddlewaretoken|keadaan|(.*-)?(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS|.*__prefix__.*"
)


class VanishedMixin:
    """Answers a save of a deleted row with who deleted it and the texts, to be taken elsewhere."""

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        deletion = None
        if request.method == "POST" and object_id and printable(object_id) == object_id:
            about = {"object_type": opts.label_lower, "object_id": unquote(object_id)[:60]}
            deletions = Event.objects.filter(**about, verb="dihapus")
            deletion = deletions.select_related("actor").first()
        written = self.written_in(request)
        if deletion is None or not written or not self.has_view_or_change_permission(request):
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        context = {
            **self.admin_site.each_context(request),
            "opts": opts,
            "title": f"“{deletion.object_label}” sudah dihapus",
            "deletion": deletion,
            "written": written,
        }
        return TemplateResponse(request, "admin/vanished.html", context, status=410)

    def written_in(self, request) -> list[tuple[str, str]]:
        return [
            (self.label_in_form(name), value)
            for name, values in request.POST.lists()
            for value in values
            if value.strip() and not NOT_WRITTEN.fullmatch(name)
        ]

    def label_in_form(self, name) -> str:
        try:
            return str(self.opts.get_field(name).verbose_name)
        except FieldDoesNotExist:
            return name
