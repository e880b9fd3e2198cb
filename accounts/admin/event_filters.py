"""Ways to narrow the log: by time, kind of object, object, and who did it."""

from datetime import datetime, timedelta

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR
from django.utils import timezone

from accounts.models import Event
from common.days import DayField

SYSTEM = "sistem"


class PeriodForm(forms.Form):
    dari = DayField(label="Dari", required=False)
    sampai = DayField(label="Sampai", required=False)


class PeriodFilter(admin.ListFilter):
    """The days from `dari` to `sampai`, both included, in the zone of the desk."""

    title = "waktu"
    template = "admin/accounts/event/period_filter.html"
    quick = (("Semua", None), ("Hari ini", 0), ("7 hari terakhir", 6), ("30 hari terakhir", 29))

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        own = self.expected_parameters()
        sent = {name: (params.pop(name, None) or [""])[-1] for name in own}
        self.form = PeriodForm(sent)
        if not self.form.is_valid():
            raise IncorrectLookupParameters("malformed day")
        self.used_parameters = {name: text for name, text in sent.items() if text}
        self.others = [
            (name, value)
            for name, values in request.GET.lists()
            for value in values
            if name not in (*own, PAGE_VAR, ERROR_FLAG)
        ]

    def expected_parameters(self):
        return ["dari", "sampai"]

    def has_output(self):
        return True

    def choices(self, changelist):
        today = timezone.localdate()
        for label, days in self.quick:
            chosen = {} if days is None else {"dari": str(today - timedelta(days=days))}
            yield {
                "selected": self.used_parameters == chosen,
                "query_string": changelist.get_query_string(chosen, self.expected_parameters()),
                "display": label,
            }

    def queryset(self, request, queryset):
        first, last = (self.form.cleaned_data[name] for name in self.expected_parameters())
        if first:
            queryset = queryset.filter(happened_at__gte=midnight(first))
        if last:
            queryset = queryset.filter(happened_at__lt=midnight(last + timedelta(days=1)))
        return queryset


def midnight(day) -> datetime:
    """When `day` begins at the desk."""
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


class ObjectTypeFilter(admin.SimpleListFilter):
    """The kinds of rows that the log tells of, in words."""

    title = "jenis objek"
    parameter_name = "jenis"

    def lookups(self, request, model_admin):
        labels = Event.objects.order_by("object_type").values_list("object_type", flat=True)
        return [(label, type_name(label)) for label in labels.distinct()]

    def queryset(self, request, queryset):
        return queryset.filter(object_type=self.value()) if self.value() else queryset


class ObjectFilter(admin.SimpleListFilter):
    """One row, with its kind; not a list to choose from, but where a row's page leads."""

    title = "id objek"
    parameter_name = "objek"

    def lookups(self, request, model_admin):
        return [(self.value(), self.value())] if self.value() else []

    def queryset(self, request, queryset):
        return queryset.filter(object_id=self.value()) if self.value() else queryset


class ActorFilter(admin.SimpleListFilter):
    """The system, or somebody whose name was clicked: the list of all would have no end."""

    title = "pelaku"
    parameter_name = "pelaku"

    def lookups(self, request, model_admin):
        names = [self.value()] if self.value() not in (None, SYSTEM) else []
        return [(SYSTEM, SYSTEM), *((name, name) for name in names)]

    def queryset(self, request, queryset):
        if self.value() == SYSTEM:
            return queryset.filter(actor=None)
        return queryset.filter(actor__username=self.value()) if self.value() else queryset


def type_name(label) -> str:
    try:
        return apps.get_model(label)._meta.verbose_name
    except (LookupError, ValueError):
        return label
