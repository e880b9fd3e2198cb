from django import forms
from django.contrib import admin
from django.db import transaction

from accounts.desk import DeskAdmin
from common.editions import split_edition
from common.middleware import NEVER
from common.models import Redirect
from common.moved_values import patterns, value_in
from common.redirects import take_address


class RedirectForm(forms.ModelForm):
    class Meta:
        model = Redirect
        fields = ["old_path", "new_path"]
        help_texts = {
            "old_path": "Dialihkan hanya bila halamannya sendiri tidak ada lagi.",
            "new_path": "Alamat yang dibuka pembaca sebagai gantinya.",
        }

    def clean_old_path(self):
        old_path = self.cleaned_data["old_path"]
        if split_edition(old_path)[0]:
            raise forms.ValidationError("Tulis alamat edisi lengkap; versi ringan ikut dialihkan.")
        if old_path.startswith(NEVER):
            raise forms.ValidationError("Alamat di sini tidak pernah dialihkan.")
        if bare(old_path) != old_path and not is_value(old_path):
            raise forms.ValidationError("Tulis alamat tanpa bagian sesudah tanda tanya.")
        return old_path

    def clean(self):
        cleaned = super().clean()
        old_path, new_path = cleaned.get("old_path"), cleaned.get("new_path")
        if old_path and new_path and not is_value(old_path) and bare(new_path) == old_path:
            self.add_error("new_path", "Alamat lama dan baru tidak boleh sama.")
        elif new_path:
            self.refuse_onward(old_path, new_path)
        return cleaned

    def refuse_onward(self, old_path, new_path):
        """A redirect leads to a page; to one that leads back it would be a loop."""
        others = Redirect.objects.exclude(pk=self.instance.pk)
        onward = others.filter(old_path__in=[new_path, bare(new_path)]).first()
        if onward is None:
            return
        message = f"Alamat ini sendiri dialihkan ke {onward.new_path}; tulis tujuan akhirnya."
        if bare(onward.new_path) == old_path:
            message = f"Berputar: {new_path} sendiri dialihkan ke {old_path}. Hapus itu dahulu."
        self.add_error("new_path", message)


def bare(path) -> str:
    return path.partition("?")[0].partition("#")[0]


def is_value(path) -> bool:
    """Whether `path` is the address of a value that has no page: a source's list."""
    return any("?" in pattern and value_in(path, pattern) for pattern in patterns().values())


@admin.register(Redirect)
class RedirectAdmin(DeskAdmin):
    form = RedirectForm
    list_display = ["old_path", "new_path", "created_at"]
    list_filter = ["created_at"]
    search_fields = ["old_path", "new_path"]
    readonly_fields = ["created_at"]

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        # What led to the old address leads on at once; what a colleague wrote meanwhile yields.
        take_address(obj.new_path)
        Redirect.objects.filter(new_path=obj.old_path).update(new_path=obj.new_path)
