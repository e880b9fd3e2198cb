from django import forms

from common.table_writing import FORMATS, XLSX


class UploadForm(forms.Form):
    """The file of an import."""

    berkas = forms.FileField(
        label="Berkas",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text="XLSX atau CSV (UTF-8), paling besar 5 MB dan 5.000 baris. Belum ada yang "
        "disimpan: sesudah ini tampil pratinjau.",
    )


class ExportForm(forms.Form):
    """Format and columns of an export."""

    bentuk = forms.ChoiceField(
        label="Format", choices=list(FORMATS.items()), widget=forms.RadioSelect, initial=XLSX
    )
    kolom = forms.MultipleChoiceField(
        label="Kolom",
        widget=forms.CheckboxSelectMultiple,
        help_text="Kolom id diperlukan bila berkasnya nanti diimpor lagi.",
    )

    def __init__(self, *args, columns, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kolom"].choices = columns
        self.fields["kolom"].initial = [name for name, _ in columns]
