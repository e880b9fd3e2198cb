from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from accounts.desk import (
    DeskAdmin,
    DeskInline,
    DistinctRowsFormSet,
    LeavesRedirectMixin,
    MergesMixin,
    RebuildsDependentsMixin,
)
from accounts.reach import OUT_OF_REACH, seen_by
from articles.admin.related import NamedTargetsMixin
from articles.merging import merge
from articles.models import Article, Topic, TopicPin
from articles.pinning import MOST, TOO_MANY, count_anew, move_pin
from articles.stepping import STEPS, order_of
from common.errors import Refused
from common.fields import may_be_key


class TopicPinFormSet(DistinctRowsFormSet):
    distinct = ("article",)
    message = "Artikel ini sudah disematkan."

    def clean(self):
        super().clean()
        if len(self.kept_forms()) > MOST:
            raise forms.ValidationError(TOO_MANY)


class TopicPinInline(NamedTargetsMixin, DeskInline):
    """Which articles are pinned; their order is made by buttons on a page of its own."""

    model = TopicPin
    target = "article"
    formset = TopicPinFormSet
    fields = ["article"]
    autocomplete_fields = ["article"]
    verbose_name_plural = f"artikel disematkan (paling banyak {MOST}; hanya yang tayang terlihat)"


@admin.register(Topic)
class TopicAdmin(MergesMixin, RebuildsDependentsMixin, LeavesRedirectMixin, DeskAdmin):
    merge = staticmethod(merge)
    merge_consequences = [
        "Pengantar yang kosong diisi dari baris lain.",
        f"Artikel yang disematkan ikut pindah, paling banyak {MOST}.",
        "Alamat lama dan langganan umpannya dialihkan ke yang tetap.",
    ]
    change_form_template = "admin/articles/topic/change_form.html"
    list_display = ["name", "slug"]
    search_fields = ["name", "slug"]
    # Topics are chosen on the article, where lists and cards follow.
    fields = ["name", "slug", "intro"]
    inlines = [TopicPinInline]

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj else {"slug": ["name"]}

    def save_formset(self, request, form, formset, change):
        # New pins come last; the numbers are counted once all rows are as they will be.
        for pin in formset.forms:
            if pin.instance.pk is None:
                pin.instance.order = MOST + 1
        super().save_formset(request, form, formset, change)
        count_anew(form.instance)

    # --- The order of the pins

    def get_urls(self):
        own = path(
            "<path:object_id>/urutan/",
            self.admin_site.admin_view(self.order_view),
            name="articles_topic_order",
        )
        return [own, *super().get_urls()]

    def order_view(self, request, object_id):
        """The pins in their order, with buttons that move one; who may only look has none."""
        topic = self.get_object(request, unquote(object_id))
        may_change = self.has_change_permission(request, topic)
        may_look = self.has_view_permission(request, topic)
        if not (may_change if request.method == "POST" else may_look):
            raise PermissionDenied
        if topic is None:
            raise Http404
        if request.method == "POST":
            return self.move(request, topic)
        pins = list(topic.pins.select_related("article").defer("article__body"))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Urutan sematan: {topic}",
            "topic": topic,
            "pins": self.named(request.user, pins),
            "order": order_of(pins),
            "may_change": may_change,
            "focus": request.GET.get("fokus", ""),
            "back": reverse("admin:articles_topic_change", args=[topic.pk]),
        }
        return TemplateResponse(request, "admin/articles/topic/order.html", context)

    def named(self, user, pins) -> list[tuple]:
        """(pin, title, whether readers see it)"""
        every = Article.objects.filter(pk__in=[pin.article_id for pin in pins])
        seen = set(seen_by(user, every).values_list("pk", flat=True))
        public = set(every.published().values_list("pk", flat=True))
        return [
            (
                pin,
                pin.article.title if pin.article_id in seen | public else OUT_OF_REACH,
                pin.article_id in public,
            )
            for pin in pins
        ]

    def move(self, request, topic):
        here = reverse("admin:articles_topic_order", args=[topic.pk])
        key, step = request.POST.get("sematan", ""), request.POST.get("arah")
        pin = topic.pins.filter(pk=key).first() if may_be_key(TopicPin, key) else None
        if pin is None or step not in STEPS:
            self.message_user(request, "Artikel ini tidak disematkan lagi.", messages.WARNING)
            return redirect(here)
        try:
            number, total = move_pin(
                pin=pin, step=step, by=request.user, seen=request.POST.get("urutan")
            )
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            self.message_user(request, f"Dipindah: sekarang urutan {number} dari {total}.")
        return redirect(f"{here}?fokus={step}-{pin.pk}")
