from django import forms
from django.core.exceptions import ValidationError


class WholeRowForm(forms.ModelForm):
    """Checks the constraints on fields that the form does not show too.

    Django leaves those to the database, which answers with a server error.
    """

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self._update_errors(error)


class DistinctRowsFormSet(forms.BaseInlineFormSet):
    """Refuses two rows with the same values of `distinct`, empty ones included.

    Django's own check skips rows with an empty value; the database does not.
    """

    distinct = ()
    message = "Baris ini sama dengan baris di atasnya."

    def clean(self):
        super().clean()
        seen = set()
        for form in self.kept_forms():
            values = tuple(form.cleaned_data.get(name) for name in self.distinct)
            if values in seen:
                form.add_error(None, self.message)
            seen.add(values)

    def kept_forms(self):
        """Forms with valid values that stay or become rows."""
        return [
            form
            for form in self.forms
            if form.is_valid()
            and form.cleaned_data
            and not form.cleaned_data.get("DELETE")
            and (form.instance.pk or form.has_changed())
        ]
