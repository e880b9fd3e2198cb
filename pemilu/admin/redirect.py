from django import forms
from django.contrib import admin

from accounts.desk import DeskAdmin
from common.models import Redirect


class RedirectForm(forms.ModelForm):
    class Meta:
        model = Redirect
        fields = ["old_path", "new_path"]
        help_texts = {
            "old_path": "Dialihkan hanya bila halamannya sendiri tidak ada lagi.",
            "new_path": "Alamat yang dibuka pembaca sebagai gantinya.",
        }

    def clean_new_path(self):
        new_path = self.cleaned_data["new_path"]
        onward = Redirect.objects.filter(old_path=new_path).exclude(pk=self.instance.pk).first()
        if onward:
            raise forms.ValidationError(
                f"Alamat ini sendiri dialihkan ke {onward.new_path}; tulis tujuan akhirnya."
            )
        return new_path


@admin.register(Redirect)
class RedirectAdmin(DeskAdmin):
    form = RedirectForm
    list_display = ["old_path", "new_path", "created_at"]
    list_filter = ["created_at"]
    search_fields = ["old_path", "new_path"]
    readonly_fields = ["created_at"]
