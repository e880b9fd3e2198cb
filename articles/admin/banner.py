"""Urgent notices at the desk: the form proposes; two buttons approve and end, and ask first."""

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from accounts.desk import DeskAdmin
from accounts.desk.conflict import STATE, require_unchanged, state_of
from articles import announcing
from articles.admin.transitions import in_words
from articles.models import Banner
from common.errors import Refused
from common.snapshots import take_snapshot

STEPS = {
    "setujui": (
        "Setujui pengumuman",
        announcing.approve,
        "Anda menyetujui isi, tautan, dan waktunya seperti di bawah ini. Persetujuan gugur bila "
        "salah satunya diubah.",
        "disetujui",
    ),
    "akhiri": (
        "Akhiri sekarang",
        announcing.end,
        "Pengumuman hilang dari semua halaman sekarang juga. Untuk menampilkannya lagi, ubah "
        "waktunya dan mintakan persetujuan lagi.",
        "diakhiri",
    ),
}


@admin.register(Banner)
class BannerAdmin(DeskAdmin):
    change_form_template = "admin/articles/banner/change_form.html"
    list_display = ["text", "standing", "starts_at", "ends_at"]
    list_select_related = ["proposed_by", "approved_by"]
    search_fields = ["text"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_times().select_related(*self.list_select_related)

    def get_fields(self, request, obj=None):
        fields = ["text", "url", "starts_at", "ends_at"]
        return [*fields, "standing"] if obj else fields

    def get_readonly_fields(self, request, obj=None):
        return ["standing"] if obj else []

    @admin.display(description="keadaan")
    def standing(self, obj):
        return standing_of(obj)

    # --- What a save leaves behind

    def keep(self, request, obj, before):
        super().keep(request, obj, before)
        if before is None or take_snapshot(self.model._base_manager.get(pk=obj.pk)) != before:
            announcing.propose(banner=obj, by=request.user)

    def restore_revision(self, request, obj, revision):
        missing = super().restore_revision(request, obj, revision)
        announcing.propose(banner=obj, by=request.user)
        return missing

    def response_add(self, request, obj, post_url_continue=None):
        self.message_user(request, WAITS, messages.WARNING)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if not self.model.objects.filter(pk=obj.pk).approved().exists():
            self.message_user(request, WAITS, messages.WARNING)
        return super().response_change(request, obj)

    # --- Buttons

    def get_urls(self):
        own = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(self.step_view),
                {"name": name},
                name=f"articles_banner_{name}",
            )
            for name in STEPS
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        banner = self.get_object(request, unquote(object_id))
        offered = {"steps": self.steps_for(request, banner) if banner else []}
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), **offered}
        )

    def steps_for(self, request, banner) -> list[tuple[str, str]]:
        """(address, label) of what may be done to `banner` as it stands."""
        if banner.is_over or not self.has_change_permission(request, banner):
            return []
        is_approved = banner.approved_at is not None and banner.is_as_approved
        names = ["akhiri"] if is_approved else []
        if not is_approved and banner.proposed_by_id != request.user.pk:
            names = ["setujui"]
        return [
            (reverse(f"admin:articles_banner_{name}", args=[banner.pk]), STEPS[name][0])
            for name in names
        ]

    def step_view(self, request, object_id, name):
        """Ask before the step `name`; a GET changes nothing."""
        banner = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, banner):
            raise PermissionDenied
        if banner is None:
            raise Http404
        label, action, consequence, done = STEPS[name]
        back = reverse("admin:articles_banner_change", args=[banner.pk])
        if request.method == "POST":
            self.make_step(request, banner, action, done)
            return redirect(back)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": label,
            "banner": banner,
            "times": f"{in_words(banner.starts_at)} sampai {in_words(banner.ends_at)}",
            "standing": standing_of(banner),
            "consequence": consequence,
            STATE: request.GET.get(STATE) or state_of(take_snapshot(banner)),
            "back": back,
        }
        return TemplateResponse(request, "admin/articles/banner/step.html", context)

    def make_step(self, request, banner, action, done):
        try:
            with transaction.atomic():
                # Approved is what was read: not what a colleague made of it meanwhile.
                require_unchanged(banner, request.POST.get(STATE))
                action(banner=banner, by=request.user)
        except (Refused, ValidationError) as error:
            reason = " ".join(getattr(error, "messages", [str(error)]))
            self.message_user(request, reason, messages.ERROR)
        else:
            self.message_user(request, f"“{banner}” sudah {done}.")


WAITS = (
    "Pembaca belum melihat pengumuman ini: orang kedua harus menyetujuinya. Rekan yang berhak "
    "sudah diberi tahu."
)


def standing_of(banner) -> str:
    """What became of it, with names; for a row `with_times`."""
    if banner.approved_at is None:
        if banner.is_over:
            return "Lewat tanpa persetujuan."
        who = f" Diusulkan {banner.proposed_by}." if banner.proposed_by else ""
        return f"Menunggu persetujuan orang kedua.{who}"
    if not banner.is_as_approved:
        return "Isinya bukan yang disetujui; tidak tampil sampai disetujui lagi."
    when = f"{timezone.localtime(banner.approved_at):%d/%m/%Y %H.%M}"
    who = (
        f"Disetujui {banner.approved_by}, {when}."
        if banner.approved_by
        else "Dari sebelum persetujuan dua orang dicatat."
    )
    state = "Tampil sekarang." if banner.has_begun else "Akan tampil."
    state = "Lewat." if banner.is_over else state
    return f"{state} {who}"
