import re

from django import forms

from common.widgets import PlainSelect


class Form(forms.Form):
    kind = forms.ChoiceField(
        choices=[("", "Semua"), ("a&b", "A & <B>"), ("c", "C")],
        widget=PlainSelect(attrs={"class": "field"}),
        required=False,
        help_text="Pilih satu.",
    )


def drawn(form, widget_class):
    form.fields["kind"].widget.__class__ = widget_class
    # Django's template has line ends between its tags, and attributes in another order.
    text = re.sub(r">\s+<", "><", str(form["kind"])).strip()
    return re.sub(r"<(\w+)([^>]*)>", lambda tag: f"<{tag[1]} {sorted(tag[2].split())}>", text)


def test_it_looks_like_djangos_own():
    for data in ({}, {"kind": "c"}, {"kind": "a&b"}, {"kind": "entah"}):
        assert drawn(Form(data), PlainSelect) == drawn(Form(data), forms.Select)
