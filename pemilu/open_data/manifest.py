"""What describes a version: a Data Package (https://datapackage.org, version 2) and a notice."""

from datetime import datetime

from common.addresses import absolute
from common.datasets import CC_BY, ODBL, Column, Dataset, Kind, Licence
from common.records import DELIMITER, STAMP, instant
from pemilu.open_data.catalogue import DATASETS
from pemilu.open_data.files import CSV, JSON_LINES, Written

MEDIA_TYPES = {CSV: "text/csv", JSON_LINES: "application/x-ndjson"}
STAMP_COLUMN = Column(STAMP, Kind.INSTANT, "Sejak ekspor kapan baris ini seperti ini (UTC).")
NOTICE = f"""\
Data terbuka portal Pemilu

Wilayah, sebutan wilayah, kode lama wilayah
    {ODBL.title}, {ODBL.url}
    Kumpulan wilayah berisi informasi dari idn-area-data 4.0.1
    (https://github.com/fityannugroho/idn-area-data) karya Fityan Nugroho dan para kontributor,
    yang tersedia di bawah lisensi itu; sebutan dan kode lama disusun portal ini. Siapa pun yang
    menerbitkannya, atau sesuatu yang dibuat darinya, menyertakan keterangan ini dan menawarkan
    basis data yang diubahnya di bawah lisensi yang sama. Hak atas isi
    satuannya: Database Contents License 1.0,
    https://opendatacommons.org/licenses/dbcl/1-0/

Semua kumpulan lain
    {CC_BY.title}, {CC_BY.url}
    Cukup sebut portal ini dan alamat halamannya. Hak atas judul kliping dan teks di balik
    tautan tetap pada sumber yang disebut.
"""


def describe(files: dict[str, Written], moment: datetime) -> dict:
    """The descriptor of a version whose dumps are `files`, made at `moment`."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "pemilu",
        "title": "Data terbuka portal Pemilu",
        "homepage": absolute("/data/"),
        "version": instant(moment),
        "created": instant(moment),
        "licenses": [_licence(ODBL), _licence(CC_BY)],
        "resources": [
            _resource(dataset, form, files[f"{dataset.name}.{form}"])
            for dataset in DATASETS.values()
            for form in MEDIA_TYPES
        ],
    }


def says_the_same(manifest: dict, other: dict) -> bool:
    """Whether two versions differ in nothing but their time."""
    times = {"version": None, "created": None}
    return manifest | times == other | times


def _resource(dataset: Dataset, form: str, written: Written) -> dict:
    columns = [*dataset.columns, STAMP_COLUMN]
    resource = {
        "name": f"{dataset.name}.{form}",
        "path": f"{dataset.name}.{form}",
        "title": dataset.title,
        "description": dataset.description,
        "format": form,
        "mediatype": MEDIA_TYPES[form],
        "encoding": "utf-8",
        "bytes": written.bytes,
        "hash": f"sha256:{written.sha256}",
        "rows": written.rows,
        "licenses": [_licence(dataset.licence)],
        "schema": {
            "fields": [_field(column, form) for column in columns],
            "primaryKey": list(dataset.key),
        },
    }
    if dataset.origins:
        resource["sources"] = [
            {"title": origin.title, "path": origin.url} for origin in dataset.origins
        ]
    return resource


def _field(column: Column, form: str) -> dict:
    field = {"name": column.name, "type": column.kind.value, "description": column.description}
    if column.kind == Kind.LIST:
        # JSON has lists of its own; a cell holds them as a text.
        field |= {"delimiter": DELIMITER} if form == CSV else {"type": "array"}
    return field


def _licence(licence: Licence) -> dict:
    return {"name": licence.name, "title": licence.title, "path": licence.url}
