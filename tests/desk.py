"""What tests of the desk share: addresses, and what a browser would send for a form."""

from django.test import Client
from django.urls import reverse

from tests.factories import make_user


def enter(username):
    """A browser of its own, in which somebody who may do everything is logged in."""
    client = Client()
    client.force_login(make_user(username))
    return client


def admin_url(model, page, *args):
    options = model._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_{page}", args=args)


def form_data(page) -> dict:
    """The values that a browser would send for the unchanged form of `page`."""
    formsets = [inline.formset for inline in page.context["inline_admin_formsets"]]
    forms = [page.context["adminform"].form]
    forms += [form for formset in formsets for form in formset.forms]
    forms += [formset.management_form for formset in formsets]
    # Which state of the row the page shows; a new row has none.
    data = {"keadaan": page.context["keadaan"]} if "keadaan" in page.context else {}
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                data.update(sent_by(bound, value))
    return data


def sent_by(bound, value) -> dict:
    """Names and values of the inputs of one field; date and time are two of them."""
    widget = bound.field.widget
    if not hasattr(widget, "decompress"):
        return {bound.html_name: value}
    # A form that came back holds what was sent, in its parts already.
    parts = value if isinstance(value, list) else widget.decompress(value)
    return {
        f"{bound.html_name}_{place}": part for place, part in enumerate(parts) if part is not None
    }


def row_data(prefix, number, **values) -> dict:
    """What adding row `number` to the inline `prefix` sends; `existing` rows stand before it."""
    return {f"{prefix}-TOTAL_FORMS": number + 1} | {
        f"{prefix}-{number}-{name}": value for name, value in values.items()
    }


def formset_data(*prefixes) -> dict:
    """What an empty table of each prefix sends."""
    names = ("TOTAL_FORMS", "INITIAL_FORMS")
    return {f"{prefix}-{name}": 0 for prefix in prefixes for name in names}


def messages_of(page) -> str:
    return " ".join(str(message) for message in page.context["messages"])


def confirmation(page) -> dict:
    """What the button of a page that asks before it deletes sends, besides the chosen rows."""
    states = dict(page.context.get("states", ())) | {"keadaan": page.context.get("keadaan", "")}
    return {"post": "yes"} | states
