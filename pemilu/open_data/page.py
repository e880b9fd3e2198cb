"""What the page on open data shows of each dataset."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import number_format

from common.datasets import Dataset
from pemilu.open_data.catalogue import DATASETS
from pemilu.open_data.manifest import MEDIA_TYPES
from pemilu.open_data.versions import Version

LABELS = {"csv": "CSV", "jsonl": "JSON Lines"}


@dataclass(frozen=True)
class ShownFile:
    label: str
    url: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class ShownDataset:
    dataset: Dataset
    rows: str
    files: list[ShownFile]


def shown_datasets(version: Version | None) -> list[ShownDataset]:
    """The datasets with their files in `version`; without files before the first export."""
    return [_shown(dataset, version) for dataset in DATASETS.values()]


def _shown(dataset, version):
    resources = version.resources if version else {}
    found = {
        form: resources[f"{dataset.name}.{form}"]
        for form in MEDIA_TYPES
        # A release may know a dataset that was not exported yet.
        if f"{dataset.name}.{form}" in resources
    }
    return ShownDataset(
        dataset=dataset,
        rows=number_format(_rows(found), force_grouping=True),
        files=[
            ShownFile(
                label=LABELS[form],
                url=reverse("dataset", args=[dataset.name, form]),
                bytes=resource["bytes"],
                sha256=resource["hash"].removeprefix("sha256:"),
            )
            for form, resource in found.items()
        ],
    )


def _rows(resources):
    return max((resource["rows"] for resource in resources.values()), default=0)
