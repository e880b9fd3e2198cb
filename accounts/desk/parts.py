"""Day and time: two inputs of one field, each with a name of its own."""

from django.contrib.admin.widgets import AdminSplitDateTime


class NamedPartsMixin:
    """For admins and inlines: `Waktu tayang: tanggal` and `Waktu tayang: jam`.

    Django names neither input: the label of the field belongs to both.
    """

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(formfield, "widget", None)
        if isinstance(widget, AdminSplitDateTime):
            for part, name in zip(widget.widgets, ("tanggal", "jam"), strict=True):
                part.attrs["aria-label"] = f"{formfield.label}: {name}"
        return formfield
