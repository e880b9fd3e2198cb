"""A warning in a form: what was refused can be done once it was read and ticked."""

from django import forms

from common.errors import Unread

TICK = "peringatan_dibaca"


class WarnedFormMixin(forms.BaseModelForm):
    """Asks for a tick below the warning that the form came back with; otherwise for nothing."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if isinstance(self.refusal, Unread):
            # The tick says what was read: of another warning it is worth nothing.
            self.fields[TICK].widget.attrs["value"] = self.refusal.seal
        else:
            self.fields.pop(TICK, None)


def warned_form(form):
    """`form` with the tick, once; of a form of the desk, which knows what was refused."""
    if issubclass(form, WarnedFormMixin):
        return form
    field = forms.BooleanField(
        label="Saya sudah membaca peringatan ini",
        required=False,
        widget=forms.CheckboxInput(check_test=lambda value: False),
        help_text="Peringatannya ada di atas formulir. Siapa yang membacanya tercatat.",
    )
    return type(form.__name__, (WarnedFormMixin, form), {"__doc__": form.__doc__, TICK: field})


class WarnsMixin:
    """For admins whose saving may raise `common.errors.Unread`; they name their fieldsets."""

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.form = warned_form(self.form)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return with_tick(request, fieldsets)

    def read_by(self, request) -> str:
        """The seal of the warning that the sender of the form has ticked."""
        return request.POST.get(TICK, "")


def with_tick(request, fieldsets) -> list:
    if not isinstance(getattr(request, "refusal", None), Unread):
        return fieldsets
    return [("Peringatan", {"fields": [TICK]}), *fieldsets]
