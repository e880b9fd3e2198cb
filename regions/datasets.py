"""Open data of this app."""

from common.addresses import absolute
from common.datasets import ODBL, Column, Dataset, Kind, Origin
from regions.models import FormerCode, Region, RegionAlias

CHUNK = 2000
# As its licence asks; see regions/data/README.md. The other two are compiled for this project and
# given away under the same licence, because they are of use with its records only.
ORIGIN = Origin(
    "idn-area-data 4.0.1 karya Fityan Nugroho dan para kontributor, menurut Keputusan Menteri "
    "Dalam Negeri Nomor 300.2.2-2138 Tahun 2025",
    "https://github.com/fityannugroho/idn-area-data",
)
REGION_CODE = Column("wilayah", Kind.TEXT, "Kode wilayah, lihat kumpulan wilayah.")
VALID_FROM = Column("berlaku_sejak", Kind.DAY, "Hari pertama berlaku; kosong: tidak tercatat.")
VALID_UNTIL = Column(
    "berlaku_sampai", Kind.DAY, "Hari pertama tidak berlaku lagi; kosong: masih berlaku."
)


def region_records():
    regions = Region.objects.select_related("parent").order_by("code")
    for region in regions.iterator(chunk_size=CHUNK):
        yield {
            "kode": region.code,
            "nama": region.name,
            "jenis": region.kind,
            "tingkat": region.level,
            "induk": region.parent.code if region.parent else None,
            "zona_waktu": region.time_zone,
            "berlaku_sejak": region.valid_from,
            "berlaku_sampai": region.valid_until,
            "url": absolute(region.get_absolute_url()),
        }


def alias_records():
    aliases = RegionAlias.objects.order_by("region__code", "text", "kind")
    rows = aliases.values_list("region__code", "text", "kind")
    for code, text, kind in rows.iterator(chunk_size=CHUNK):
        yield {"wilayah": code, "sebutan": text, "jenis": kind}


def former_code_records():
    rows = FormerCode.objects.order_by("code").values_list(
        "code", "region__code", "until", "instrument"
    )
    for former, code, until, instrument in rows.iterator(chunk_size=CHUNK):
        yield {
            "kode_lama": former,
            "wilayah": code,
            "dipakai_sampai": until,
            "dasar_perubahan": instrument,
        }


REGIONS = Dataset(
    name="wilayah",
    title="Wilayah",
    description="Provinsi, kabupaten/kota, dan kecamatan dengan kode Kemendagri.",
    licence=ODBL,
    origins=(ORIGIN,),
    key=("kode",),
    columns=(
        Column("kode", Kind.TEXT, "Kode Kemendagri, misalnya 16.07.10."),
        Column("nama", Kind.TEXT, "Nama resmi."),
        Column("jenis", Kind.TEXT, "provinsi, kabupaten, kota, kecamatan, distrik, …"),
        Column("tingkat", Kind.INTEGER, "1 provinsi, 2 kabupaten/kota, 3 kecamatan."),
        Column("induk", Kind.TEXT, "Kode wilayah di atasnya; kosong pada provinsi."),
        Column("zona_waktu", Kind.TEXT, "Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura."),
        VALID_FROM,
        VALID_UNTIL,
        Column("url", Kind.TEXT, "Halaman wilayah di portal ini."),
    ),
    records=region_records,
)
ALIASES = Dataset(
    name="sebutan-wilayah",
    title="Sebutan wilayah",
    description="Nama lain yang dipakai naskah untuk suatu wilayah: Sumsel, Kotim, Sampit.",
    licence=ODBL,
    key=("wilayah", "sebutan", "jenis"),
    columns=(
        REGION_CODE,
        Column("sebutan", Kind.TEXT, "Nama lain."),
        Column("jenis", Kind.TEXT, "akronim, pendek, ejaan, lama, atau ibu-kota."),
    ),
    records=alias_records,
)
FORMER_CODES = Dataset(
    name="kode-lama-wilayah",
    title="Kode lama wilayah",
    description="Kode yang pernah dipakai suatu wilayah, untuk membaca data lama.",
    licence=ODBL,
    key=("kode_lama",),
    columns=(
        Column("kode_lama", Kind.TEXT, "Kode sebelum perubahan."),
        REGION_CODE,
        Column("dipakai_sampai", Kind.DAY, "Hari perubahan; kosong: tidak tercatat."),
        Column("dasar_perubahan", Kind.TEXT, "Peraturan yang mengubahnya."),
    ),
    records=former_code_records,
)
DATASETS = (REGIONS, ALIASES, FORMER_CODES)
