"""What tests of the history of rows share: a save, the pages, taking a version back."""

from tests.desk import admin_url, form_data


def save(desk, obj, **changes):
    """Send the form of `obj` with `changes`, as a browser would."""
    address = admin_url(type(obj), "change", obj.pk)
    response = desk.post(address, form_data(desk.get(address)) | changes)
    assert response.status_code == 302, response.context["errors"]
    obj.refresh_from_db()


def pages_of(obj, number=1):
    return [
        admin_url(type(obj), "history", obj.pk),
        admin_url(type(obj), "revision", obj.pk, number),
        admin_url(type(obj), "restore", obj.pk, number),
    ]


def take_back(desk, obj, number=1, **options):
    """Confirm the page that asks, as it was shown."""
    address = pages_of(obj, number)[2]
    seen = desk.get(address).context["seen"]
    return desk.post(address, {"dilihat": seen}, **options)


def text_of(page) -> str:
    return " ".join(page.content.decode().split())
