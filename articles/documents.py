"""Serves documents: always as a download, so that none of them runs on our address."""

from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from articles.models import Document

# What is not on the list was taken in by an earlier release; it is only ever stored.
TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
OTHER = "application/octet-stream"
# A withdrawn article takes its papers with it: not longer than a day from caches.
KEPT_FOR = 24 * 3600


def download(document) -> FileResponse:
    """The file of `document`; Http404 when it is gone from the disk."""
    try:
        file = document.file.open("rb")
    except (OSError, ValueError):
        raise Http404 from None
    response = FileResponse(
        file,
        as_attachment=True,
        filename=document.download_name,
        content_type=TYPES.get(document.ending, OTHER),
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    if document.sha256:
        response["ETag"] = etag_of(document)
    return response


def etag_of(document) -> str | None:
    return f'"{document.sha256}"' if document.sha256 else None


@csrf_exempt
@require_safe
def public_document(request, pk, digest, name):
    """A document that stands on a public page, at its own address; others are not there."""
    document = get_object_or_404(Document.objects.public().exclude(file=""), pk=pk)
    if (digest, name) != (document.digest, document.download_name):
        return HttpResponseRedirect(document.own_address)
    # Before the file is opened.
    known = get_conditional_response(request, etag=etag_of(document))
    response = known or download(document)
    response["Cache-Control"] = f"public, max-age={KEPT_FOR}, immutable"
    return response
