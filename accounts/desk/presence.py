"""Who else has a form open: said when it is opened, and never in anybody's way."""

from datetime import timedelta

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse, HttpResponseNotAllowed
from django.urls import path

from accounts.models import OpenForm
from common import clock

COUNTS_FOR = timedelta(minutes=15)
KEPT_FOR = timedelta(days=1)


class PresenceMixin:
    """Notes that somebody opens a form which he may change, and tells who else has it open.

    Two queries. A script renews the note each minute and takes it back when the page is left;
    without it the note simply expires.
    """

    def get_urls(self):
        own = path(
            "<path:object_id>/terbuka/",
            self.admin_site.admin_view(self.presence_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_presence",
        )
        return [own, *super().get_urls()]

    def presence_view(self, request, object_id):
        """POST: the form is still open; with `tutup` it was left."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        found = self.get_object(request, unquote(object_id))
        if found is None or not self.has_change_permission(request, found):
            raise PermissionDenied
        if "tutup" in request.POST:
            note_closed(request.user, found)
        else:
            note_open(request.user, found, clock.now(), is_new=False)
        return HttpResponse(status=204)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        answer = super().changeform_view(request, object_id, form_url, extra_context)
        # There is a state before only where there is a row.
        is_saved = answer.status_code == 302 and getattr(request, "before", None)
        if object_id is not None and request.method == "POST" and is_saved:
            note_closed(request.user, self.model(pk=self.opts.pk.to_python(unquote(object_id))))
        return answer

    def opening(self, request, obj, now) -> dict:
        """What the page says about colleagues; notes that `request.user` is here too."""
        others = opened_by_others(request.user, obj, now)
        note_open(request.user, obj, now)
        return {**super().opening(request, obj, now), "open_forms": others}


def about(obj):
    return {"object_type": obj._meta.label_lower, "object_id": str(obj.pk)}


def opened_by_others(user, obj, now) -> list[OpenForm]:
    rows = OpenForm.objects.filter(**about(obj), seen_at__gt=now - COUNTS_FOR).exclude(user=user)
    return list(rows.select_related("user").order_by("opened_at"))


def note_open(user, obj, now, *, is_new=True):
    OpenForm.objects.bulk_create(
        [OpenForm(user=user, **about(obj), opened_at=now, seen_at=now)],
        update_conflicts=True,
        unique_fields=["object_type", "object_id", "user"],
        update_fields=["opened_at", "seen_at"] if is_new else ["seen_at"],
    )


def note_closed(user, obj):
    """Forget that the form is open, and with it what nobody closed for a day."""
    own = Q(user=user, **about(obj))
    OpenForm.objects.filter(own | Q(seen_at__lt=clock.now() - KEPT_FOR)).delete()
