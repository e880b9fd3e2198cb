"""The page on open data and its files."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.generic import View

from articles.views import EditorialPageView
from common.records import instant
from common.views import PublicPageMixin, note_complaints
from pemilu.open_data.answers import changes, on_day, refusal
from pemilu.open_data.catalogue import DATASETS
from pemilu.open_data.export import EXTRAS
from pemilu.open_data.manifest import MEDIA_TYPES
from pemilu.open_data.page import shown_datasets
from pemilu.open_data.parameters import DatasetFilterSet
from pemilu.open_data.versions import MANIFEST, current_version


class OpenDataView(EditorialPageView):
    """What editors write about the data, followed by what there is of it."""

    template_name = "pemilu/open_data.html"

    def get_context_data(self, **kwargs):
        version = current_version(settings.DATA_ROOT)
        return super().get_context_data(
            version=version,
            datasets=shown_datasets(version),
            historical=[dataset for dataset in DATASETS.values() if dataset.records_on],
            **kwargs,
        )


class DatasetView(PublicPageMixin, View):
    """A dataset as CSV or JSON Lines: whole, what changed since a moment, or as it was on a day."""

    def get(self, request, name, form):
        dataset = DATASETS.get(name)
        if dataset is None:
            raise Http404
        asked = DatasetFilterSet(request.GET, dataset=dataset)
        if asked.complaints:
            note_complaints(request, asked.complaints)
            return _named(HttpResponse(refusal(dataset, form, asked.complaints)), name, form)
        day = asked.form.cleaned_data["pada"]
        if day:
            # Joined, because a database that fails halfway must not leave half an answer: these
            # are some thousand rows. And only a whole answer has an ETag.
            return _named(HttpResponse("".join(on_day(dataset, form, day))), f"{name}-{day}", form)
        version = current_version_or_404()
        since = asked.form.cleaned_data["diubah_sejak"]
        if since:
            return _changes(request, dataset, form, version, since)
        return _file(request, version, f"{name}.{form}", MEDIA_TYPES[form])


class VersionFileView(PublicPageMixin, View):
    """A file that describes the version; `name` is one of EXTRAS."""

    def get(self, request, name):
        kind = "application/json" if name == MANIFEST else "text/plain"
        return _file(request, current_version_or_404(), name, kind)


def current_version_or_404():
    version = current_version(settings.DATA_ROOT)
    if version is None:
        raise Http404
    return version


def _changes(request, dataset, form, version, since):
    name = f"{dataset.name}-sejak-{since:%Y%m%dT%H%M%SZ}"
    # A version never changes, so its name and the question stand for the answer.
    etag = f'"{version.folder.name}/{dataset.name}.{form}?{instant(since)}"'
    return _unless_known(
        request,
        version,
        etag,
        lambda: _named(StreamingHttpResponse(changes(dataset, form, version, since)), name, form),
    )


def _file(request, version, path, media_type):
    resource = version.resources.get(path)
    etag = f'"{resource["hash"]}"' if resource else f'"{version.folder.name}/{path}"'
    return _unless_known(
        request,
        version,
        etag,
        lambda: FileResponse(
            (version.folder / path).open("rb"),
            as_attachment=path not in EXTRAS,
            content_type=f"{media_type}; charset=utf-8",
        ),
    )


def _unless_known(request, version, etag, respond):
    """`respond()`, or 304 for a reader who has it; no file is opened for those."""
    modified = int(version.created.timestamp())
    known = get_conditional_response(request, etag=etag, last_modified=modified)
    response = known or respond()
    response["ETag"] = etag
    response["Last-Modified"] = http_date(modified)
    return response


def _named(response, name, form):
    response["Content-Type"] = f"{MEDIA_TYPES[form]}; charset=utf-8"
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
