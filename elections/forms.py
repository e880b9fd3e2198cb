from django import forms

from common.days import DayField


class DeadlineForm(forms.Form):
    """The day on which a reader learned of a violation; nothing of it is kept."""

    diketahui = DayField(label="Hari Anda mengetahui kejadiannya")

    def __init__(self, data, *, today):
        super().__init__(data, label_suffix="")
        self.today = today
        self.fields["diketahui"].widget.attrs["max"] = today.isoformat()

    def clean_diketahui(self):
        day = self.cleaned_data["diketahui"]
        if day > self.today:
            raise forms.ValidationError("Hari itu belum tiba; tulis hari ini atau sebelumnya.")
        return day
