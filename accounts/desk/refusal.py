"""An action that refuses while a form is saved: the form comes back as it was typed, with why."""

from django import forms

from accounts.desk.reach import keep_choices
from common.errors import Refused


class DeskFormMixin(forms.BaseModelForm):
    """What every form of the desk can do: keep held choices, and say why it was refused."""

    refusal = None
    # Field name → what to fill a form with that shows a row (`accounts.desk.proposals`).
    proposed = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.update(self.proposed)
        keep_choices(self)

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal.html or str(self.refusal))
        return cleaned


def desk_form(form):
    """`form` with `DeskFormMixin` in front, once."""
    if issubclass(form, DeskFormMixin):
        return form
    return type(form.__name__, (DeskFormMixin, form), {"__doc__": form.__doc__})


class RefusalMixin:
    """Turns `Refused`, raised anywhere while saving, into an error of the form.

    The transaction is over by then and nothing of it stays.
    """

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refusal = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        # A class of this request alone: Django makes one for every form.
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form
