from contextlib import suppress

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from accounts.desk import DeskAdmin
from accounts.reach import seen_by
from articles.admin.picture_form import ImageForm, link_to
from articles.admin.picture_uses import uses_of
from articles.models import Image
from articles.pictures.files import NewFiles, remove_on_commit
from articles.pictures.intake import Unusable, prepare_once
from articles.pictures.keeping import file_names, write_card, write_new
from common.errors import Refused

TWINS_SHOWN = 3


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    form = ImageForm
    list_display = ["thumbnail", "label", "credited", "number_of_uses", "is_free"]
    list_display_links = ["label"]
    list_filter = ["may_redistribute"]
    search_fields = ["description", "credit", "organisation", "licence", "original_name", "file"]
    readonly_fields = ["focal_point", "original_name", "sha256"]
    search_help_text = "Uraian, kredit, lembaga, lisensi, atau nama berkas."

    class Media:
        css = {"all": ["desk/pictures.css"]}
        js = ["desk/focal_point.js"]

    # --- List

    def get_queryset(self, request):
        return super().get_queryset(request).with_number_of_uses()

    @admin.display(description="gambar")
    def thumbnail(self, image):
        made = image.variants
        if not made:
            return "–"
        return format_html(
            '<img class="thumbnail" src="{}" alt="" width="{}" height="{}" loading="lazy">',
            *(made.thumbnail, image.width, image.height),
        )

    @admin.display(description="uraian", ordering="description")
    def label(self, image):
        return image.label

    @admin.display(description="kredit", ordering="credit", empty_value="–")
    def credited(self, image):
        return image.credit_line or None

    @admin.display(description="dipakai", ordering="number_of_uses")
    def number_of_uses(self, image):
        return image.number_of_uses

    @admin.display(description="boleh disebar", boolean=True, ordering="may_redistribute")
    def is_free(self, image):
        return image.may_redistribute

    def autocomplete_label(self, image):
        missing = [] if image.credit else ["tanpa kredit"]
        parts = [image.label, image.credit_line, f"{image.width} × {image.height} px", *missing]
        return " · ".join(part for part in parts if part)

    # --- Form

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.reader = request.user
        return form

    def get_fieldsets(self, request, obj=None):
        rights = ["credit", "organisation", "licence", "may_redistribute"]
        known = [("Asal", {"fields": ["original_name", "sha256"]})] if obj else []
        return [
            (None, {"fields": ["file", "focal_point", ("focus_x", "focus_y"), "description"]}),
            ("Kredit dan hak", {"fields": rights}),
            *known,
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["uses"] = uses_of(obj, request.user) if obj else None
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description="titik fokus")
    def focal_point(self, image):
        return render_to_string("admin/articles/image/_focal_point.html", {"image": image})

    # --- Saving: files follow their row

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        self._prepare_upload(request)
        with NewFiles() as request.new_files:
            answer = super().changeform_view(request, object_id, form_url, extra_context)
            if getattr(request, "refusal", None):
                request.new_files.remove()
            return answer

    def _prepare_upload(self, request):
        """Encode a new file before the transaction: SQLite has one writer, this takes a second."""
        upload = request.FILES.get("file") if request.method == "POST" else None
        if upload and (self.has_add_permission(request) or self.has_change_permission(request)):
            # What is wrong with it, the form says.
            with suppress(Unusable):
                prepare_once(upload)

    def save_model(self, request, obj, form, change):
        before = Image.objects.get(pk=obj.pk) if change else None
        prepared = form.prepared
        if prepared:
            write_new(obj, prepared, request.new_files)
        elif {"focus_x", "focus_y"} & set(form.changed_data):
            self._cut_anew(obj, request.new_files)
        try:
            with transaction.atomic():
                super().save_model(request, obj, form, change)
        except IntegrityError:
            raise Refused("Gambar ini baru saja diunggah rekan; cari di pustaka.") from None
        if before:
            remove_on_commit(set(file_names(before)) - set(file_names(obj)))
        if prepared:
            self._tell_of_similar(request, obj)

    def _cut_anew(self, image, files):
        try:
            write_card(image, files)
        except (OSError, Unusable) as error:
            raise Refused(f"Berkas gambar di penyimpanan tidak dapat dibaca: {error}") from None

    def _tell_of_similar(self, request, image):
        """Not a refusal: two frames of one moment resemble each other too."""
        near = Image.objects.filter(pk__in=Image.objects.resembling(image.look))
        near = seen_by(request.user, near.exclude(pk=image.pk))[:TWINS_SHOWN]
        if near:
            links = format_html_join(", ", "{}", ([link_to(each)] for each in near))
            text = format_html("Mirip dengan gambar yang sudah ada: {}. Pakai satu saja.", links)
            self.message_user(request, text, messages.WARNING)

    def delete_model(self, request, obj):
        names = file_names(obj)
        super().delete_model(request, obj)
        remove_on_commit(names)
