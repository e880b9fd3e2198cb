from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.urls import reverse
from django.utils.html import format_html

from accounts.desk import WholeRowForm
from accounts.reach import seen_by
from articles.models import Image
from articles.models.image import CENTRE
from articles.pictures.intake import Unusable, prepare_once

TAKEN_ELSEWHERE = (
    "Gambar ini sudah ada di pustaka, pada naskah desk lain yang belum tayang. Mintalah redaksi "
    "nasional menempatkannya."
)
IS_PUBLISHED = (
    "Gambar ini ada pada artikel yang tayang atau terjadwal; berkasnya tidak diganti. Unggah "
    "sebagai gambar baru dan ganti pada artikelnya."
)


class ImageForm(WholeRowForm):
    """A picture; a new file is judged by its content and re-encoded, whatever its name says."""

    # Of the request (`ImageAdmin`): who is told about twins.
    reader = None

    # Django's own field for pictures asks for an ending first, and decodes before any limit.
    file = forms.FileField(
        label="Berkas",
        widget=AdminFileWidget(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text="JPEG, PNG, atau WebP sampai 20 MB dan 50 megapiksel. Diperkecil menjadi paling "
        "banyak 2.560 px; data lokasi dan kamera dibuang, bagian tembus pandang menjadi putih.",
    )

    class Meta:
        model = Image
        fields = [
            *("file", "focus_x", "focus_y", "description"),
            *("credit", "organisation", "licence", "may_redistribute"),
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("focus_x", "focus_y"):
            if name in self.fields:
                self.fields[name].required = False

    @property
    def prepared(self):
        """The new file as it will be kept; None where the picture keeps its file."""
        return prepare_once(self.files["file"]) if "file" in self.changed_data else None

    def clean_file(self):
        if "file" not in self.changed_data:
            # Left alone: to be set again it would be opened, and it may be lost.
            return None
        if self.instance.pk and self.instance.is_published:
            raise forms.ValidationError(IS_PUBLISHED)
        try:
            prepared = self.prepared
        except Unusable as error:
            raise forms.ValidationError(str(error)) from None
        self._refuse_twins(prepared)
        return prepared.master

    def _refuse_twins(self, prepared):
        same = Image.objects.same_as(prepared.sha256, prepared.original_sha256)
        twins = same.exclude(pk=self.instance.pk)
        if not twins.exists():
            return
        twin = seen_by(self.reader, twins).first() if self.reader else twins.first()
        if twin is None:
            raise forms.ValidationError(TAKEN_ELSEWHERE)
        raise forms.ValidationError(format_html("Gambar ini sudah ada: {}.", link_to(twin)))

    def clean_credit(self):
        credit = self.cleaned_data["credit"]
        if not credit and self.instance.pk and self.instance.is_published:
            raise forms.ValidationError(
                "Gambar ini ada pada artikel yang tayang atau terjadwal; kreditnya tidak boleh "
                "kosong."
            )
        return credit

    def clean_focus_x(self):
        return self._point("focus_x")

    def clean_focus_y(self):
        return self._point("focus_y")

    def _point(self, name):
        point = self.cleaned_data[name]
        return CENTRE if point is None else point


def link_to(image):
    url = reverse("admin:articles_image_change", args=[image.pk])
    return format_html('<a href="{}">{}</a>', url, image)
