"""What was sent when a session had ended is kept in the next one, for the same user.

Going back is not enough: browsers forget the inputs of pages that may not be stored, and the token
in the old form is void after the new log-in.
"""

from django.contrib import messages
from django.urls import reverse

KEY = "unsaved"
# Of names and values together; the longest articles are a tenth of it.
MOST_CHARACTERS = 500_000
NEVER_KEPT = ("password", "code", "credential")
KEPT = (
    "Sesi Anda berakhir sebelum isian sampai; isian itu BELUM tersimpan. Masuk lagi: "
    "Anda dapat menyimpannya dari halaman berikutnya."
)
NOT_KEPT = (
    "Sesi Anda berakhir, dan yang baru saja dikirim TIDAK tersimpan. Jangan tutup tab ini: "
    "tombol kembali pada peramban membawa Anda ke isian tadi, salin dari sana lalu masuk lagi."
)


def keep_unsaved(request, user) -> str:
    """Keep what `request` sent for `user`; returns the address to go on at after the log-in."""
    fields = fields_of(request)
    if user is None or fields is None:
        messages.error(request, NOT_KEPT)
        return request.get_full_path()
    request.session[KEY] = {
        "user": user.pk,
        "path": request.get_full_path(),
        "fields": fields,
    }
    messages.error(request, KEPT)
    return reverse("unsaved")


def fields_of(request) -> list | None:
    """Names and values that were sent; None when they cannot or must not be kept."""
    if request.FILES or not request.resolver_match.view_name.startswith("admin:"):
        return None
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    if any(word in name for name, _ in fields for word in NEVER_KEPT):
        return None
    if sum(len(name) + len(value) for name, value in fields) > MOST_CHARACTERS:
        return None
    return fields


def kept_for(request) -> dict | None:
    """What was kept for who is logged in now."""
    kept = request.session.get(KEY)
    return kept if kept and kept["user"] == request.user.pk else None


def forget(request) -> None:
    request.session.pop(KEY, None)
