"""Nobody overwrites what he has not seen: a form says which state of its row it was opened on.

Saving is refused when the row says something else by then. The form comes back as it was typed,
under both versions side by side; saving it once more is a choice made knowingly.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db.models import Q
from django.utils import timezone

from accounts.desk.comparison import Difference, compare
from accounts.desk.keeping import locked
from accounts.desk.rows import CurrentRowsFormSet
from accounts.desk.sent import sent_snapshot
from accounts.models import Event
from common import clock
from common.errors import Refused
from common.snapshots import digest, parts_of, take_snapshot

# The name of the hidden field: the digest of the state, and when it was read.
STATE = "keadaan"
REFUSAL = (
    "Belum disimpan. Bandingkan kedua versi di atas, sesuaikan isian di bawah ini, lalu simpan "
    "sekali lagi: yang tersimpan nanti adalah isian di bawah."
)


def state_of(snapshot: dict, now=None) -> str:
    """What a page carries to say which state of a row it shows."""
    return f"{digest(snapshot)}-{int((now or clock.now()).timestamp())}"


def state_name(row) -> str:
    """The hidden field with the state of `row`, on pages that ask about several."""
    return f"{STATE}-{row.pk}"


def states_of(request, rows) -> dict[str, str]:
    """The states of `rows` as the page that was sent showed them; a new page shows today's."""
    names = {state_name(row): row for row in rows}
    return {
        name: request.POST.get(name) or state_of(take_snapshot(row)) for name, row in names.items()
    }


def is_state_of(state: str | None, snapshot: dict) -> bool:
    return (state or "").partition("-")[0] == digest(snapshot)


def require_unchanged(obj, state: str | None):
    """Lock `obj`; refuse when it says something else than the page with `state` showed."""
    row = locked(obj)
    if row is None:
        raise Refused(f"“{obj}” sudah dihapus.")
    if is_state_of(state, take_snapshot(row)):
        return
    event = last_event(obj, read_at(state))
    if event is None:
        raise Refused(f"“{obj}” berubah sejak halaman itu dibuka. Periksa lagi isinya.")
    who = event.actor or "perintah sistem"
    at = timezone.localtime(event.happened_at)
    raise Refused(f"“{obj}” diubah oleh {who} pukul {at:%H.%M}. Periksa lagi isinya.")


def read_at(state: str | None) -> datetime | None:
    """When the page with `state` was made, as far as the sender can be believed."""
    seconds = (state or "").partition("-")[2]
    if not seconds.isdecimal() or len(seconds) > 10:
        return None
    return datetime.fromtimestamp(int(seconds), UTC)


@dataclass(frozen=True)
class Conflict:
    """What a colleague stored meanwhile, against what was typed."""

    # The last event since the form was opened; a data load leaves none.
    event: Event | None
    is_own: bool
    differences: list[Difference]
    # Rows of colleagues that the form now shows too, and rows of one's own that they deleted.
    has_loaded_rows: bool


def last_event(obj, since) -> Event | None:
    """Who changed `obj`, a part of it or what it is part of last, after `since`."""
    if since is None:
        return None
    about = Q(object_type="")
    for model, keys in [(type(obj), [obj.pk]), *parts_and_wholes(obj)]:
        keys = [str(key) for key in keys]
        about |= Q(object_type=model._meta.label_lower, object_id__in=keys)
    events = Event.objects.filter(about, happened_at__gte=since)
    return events.select_related("actor").first()


def parts_and_wholes(obj):
    """(model, keys) of the rows that are edited on the page of `obj`, or it on theirs."""
    for name, _ in parts_of(type(obj)).parts:
        rows = getattr(obj, name)
        yield rows.model, rows.values_list("pk", flat=True)
    for field in obj._meta.concrete_fields:
        if field.is_relation:
            whole = field.remote_field.model
            if field.remote_field.get_accessor_name() in dict(parts_of(whole).parts):
                yield whole, [getattr(obj, field.attname)]


class ConflictMixin:
    """Refuses to save a form over what its user never saw."""

    # Link of the snapshot → the field of the form that holds it, where the names differ.
    snapshot_inputs: dict[str, str] = {}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        own = {}
        found = self.get_object(request, unquote(object_id)) if object_id else None
        if found is not None and self.has_change_permission(request, found):
            if request.method == "POST":
                state = request.POST.get(STATE)
                if not is_state_of(state, request.before):
                    answer, own = self._collide(request, found, read_at(state))
                    if answer:
                        return answer
                own[STATE] = state_of(request.before)
            else:
                # Read before the form reads its rows: older at worst, and then told.
                now = clock.now()
                own[STATE] = state_of(take_snapshot(found), now)
                own |= self.opening(request, found, now)
        context = {**(extra_context or {}), **own}
        return super().changeform_view(request, object_id, form_url, context)

    def opening(self, request, obj, now) -> dict:
        """What else the page of a form that is opened says."""
        return {}

    def _collide(self, request, obj, since):
        """(the answer, when nothing that was typed is missing) or what the page has to tell."""
        fields = flatten_fieldsets(self.get_fieldsets(request, obj))
        form = self.get_form(request, obj, change=True, fields=fields)(
            request.POST, request.FILES, instance=obj
        )
        formsets, _ = self._create_formsets(request, form.instance, change=True)
        typed = sent_snapshot(form, formsets, request.before, self.snapshot_inputs)
        differences = compare(self.model, request.before, typed, request.user)
        loose = [each for each in formsets if self._is_loose(each) and each.has_changed()]
        if not differences and not loose and form.is_valid():
            # The same form sent twice by a double click, or two who wrote the same.
            return self.response_change(request, obj), {}
        request.refusal = Refused(REFUSAL)
        event = last_event(obj, since)
        conflict = Conflict(
            event=event,
            is_own=event is not None and event.actor_id == request.user.pk,
            differences=differences,
            has_loaded_rows=any(formset.is_laid_over for formset in formsets),
        )
        return None, {"conflict": conflict}

    def _is_loose(self, formset: CurrentRowsFormSet) -> bool:
        """Whether the rows of the table are no part of the snapshot: notes, said once."""
        name = formset.fk.remote_field.get_accessor_name()
        return name not in dict(parts_of(self.model).parts)
