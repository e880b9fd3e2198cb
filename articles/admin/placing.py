"""The desk's page of the front page: what stands where, buttons that move it, a form that adds."""

from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_POST

from accounts.desk import autocomplete_widget
from accounts.reach import seen_by
from articles import placing
from articles.admin.times import WallTimeField
from articles.models import Article, Slot
from articles.models.slot import SlotName
from articles.placements import places_on
from articles.stepping import STEPS
from common.errors import Refused
from regions.models import Region
from regions.rights import may_in

REGION = "wilayah"
FOCUS = "fokus"


class PlaceForm(forms.Form):
    """What is placed where; without times from now until somebody ends it, last in its place."""

    article = forms.ModelChoiceField(
        label="Artikel",
        queryset=Article.objects.none(),
        help_text="Yang belum tayang boleh; ia tampil begitu tayang.",
    )
    name = forms.ChoiceField(label="Tempat", choices=SlotName.choices, initial=SlotName.PICK)
    starts_at = WallTimeField(label="Mulai (WIB)", required=False, help_text="Kosong: sekarang.")
    ends_at = WallTimeField(
        label="Sampai (WIB)", required=False, help_text="Kosong: sampai diakhiri."
    )

    def __init__(self, *args, user, admin_site, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["article"]
        relation = Slot._meta.get_field("article")
        articles = Article.objects.on_desk()
        field.queryset = seen_by(user, articles)
        field.widget = autocomplete_widget(relation, admin_site)
        field.widget.choices = field.choices

    def clean(self):
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts_at and ends_at and ends_at <= starts_at:
            self.add_error("ends_at", "Akhir penempatan harus sesudah awalnya.")
        return cleaned


class PlacingMixin:
    """Pages and buttons of `articles.placing` for the admin of slots."""

    def get_urls(self):
        pages = [
            ("halaman-depan/", self.front_view, "front"),
            ("bersihkan/", self.clear_view, "clear"),
            ("<path:object_id>/geser/", self.move_view, "move"),
            ("<path:object_id>/akhiri/", self.end_view, "end"),
        ]
        own = [
            path(route, self.admin_site.admin_view(view), name=f"articles_slot_{name}")
            for route, view, name in pages
        ]
        return [*own, *super().get_urls()]

    # --- The page

    def front_view(self, request):
        region = self.region_asked(request)
        may_place = may_in(request.user, "articles.add_slot", region)
        form = PlaceForm(
            request.POST if request.method == "POST" else None,
            user=request.user,
            admin_site=self.admin_site,
        )
        if request.method == "POST":
            if not may_place:
                raise PermissionDenied
            if form.is_valid() and self.place(request, form, region):
                return redirect(front_address(region))
        place = region.name if region else "Halaman depan"
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Penempatan: {place}",
            "region": region,
            "provinces": self.provinces_for(request.user),
            "places": places_on(region, request.user),
            "form": form if may_place else None,
            "may_change": may_in(request.user, "articles.change_slot", region),
            "may_clear": may_in(request.user, "articles.delete_slot", region),
            "focus": request.GET.get(FOCUS, ""),
            "preview_url": address("preview", region),
            "page_url": region.get_absolute_url() if region else "/",
        }
        return TemplateResponse(request, "admin/articles/slot/front_page.html", context)

    def place(self, request, form, region) -> bool:
        try:
            slot = placing.place(region=region, by=request.user, **form.cleaned_data)
        except (Refused, ValidationError) as error:
            form.add_error(None, getattr(error, "messages", None) or str(error))
            return False
        self.message_user(request, f"“{slot.article}” ditempatkan di {slot.get_name_display()}.")
        return True

    # --- Its buttons

    @method_decorator(require_POST)
    def move_view(self, request, object_id):
        slot = self.slot_to_change(request, object_id)
        step = request.POST.get("arah")
        focus = ""
        if step not in STEPS:
            self.message_user(request, "Arah tidak dikenal.", messages.ERROR)
            return redirect(front_address(slot.region))
        try:
            number, total = placing.move(
                slot=slot, step=step, by=request.user, seen=request.POST.get("urutan")
            )
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            words = f"Dipindah: sekarang urutan {number} dari {total} di {slot.get_name_display()}."
            self.message_user(request, words)
        focus = f"{step}-{slot.pk}"
        return redirect(front_address(slot.region, focus))

    @method_decorator(require_POST)
    def end_view(self, request, object_id):
        slot = self.slot_to_change(request, object_id)
        try:
            had_begun = placing.end(slot=slot, by=request.user)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
        else:
            self.message_user(
                request, "Penempatan diakhiri." if had_begun else "Penempatan dibatalkan."
            )
        return redirect(front_address(slot.region))

    @method_decorator(require_POST)
    def clear_view(self, request):
        region = self.region_asked(request)
        if not may_in(request.user, "articles.delete_slot", region):
            raise PermissionDenied
        try:
            number = placing.clear_past(by=request.user, region=region)
        except Refused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            self.message_user(request, f"{number} penempatan yang sudah lewat dihapus.")
        return redirect(front_address(region))

    # --- Who may what where

    def slot_to_change(self, request, object_id) -> Slot:
        slot = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, slot):
            raise PermissionDenied
        if slot is None:
            raise Http404
        return slot

    def region_asked(self, request) -> Region | None:
        """The province of `?wilayah=`, within the user's reach; None is the front page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        slug = request.GET.get(REGION, "")
        if not slug:
            return None
        region = Region.objects.provinces().filter(slug=slug.replace("\0", "")).first()
        if region is None:
            raise Http404
        if not may_in(request.user, "articles.view_slot", region):
            raise PermissionDenied
        return region

    def provinces_for(self, user) -> list[Region]:
        """The provinces whose page the user may look at here; one query."""
        provinces = Region.objects.provinces().order_by("name")
        return [each for each in provinces if may_in(user, "articles.view_slot", each)]


def address(name, region, **query) -> str:
    given = {REGION: region.slug, **query} if region else query
    url = reverse(f"admin:articles_slot_{name}")
    return f"{url}?{urlencode(given)}" if given else url


def front_address(region, focus="") -> str:
    return address("front", region, **({FOCUS: focus} if focus else {}))
