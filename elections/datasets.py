"""Open data of this app."""

from common.addresses import absolute
from common.datasets import CC_BY, Column, Dataset, Kind
from elections.models import Election, Revote, Stage, StageChange
from regions.datasets import REGION_CODE

CHUNK = 2000
ELECTION = Column("pemilu", Kind.TEXT, "Kunci pemilu, lihat kumpulan pemilu.")
ORDER = Column("urutan", Kind.INTEGER, "Nomor tahapan di dalam pemilunya.")
SOURCES = Column("sumber", Kind.LIST, "Alamat tempat keterangan ini dibaca.")
NOTE = Column("catatan", Kind.TEXT, "Catatan redaksi, antara lain bila sumber berbeda.")
BASIS = Column("dasar_hukum", Kind.TEXT, "Peraturan atau keputusan yang menetapkannya.")


def election_records():
    elections = Election.objects.select_related("replaces").prefetch_related("regions")
    for election in elections.order_by("slug").iterator(chunk_size=CHUNK):
        yield {
            "pemilu": election.slug,
            "nama": election.name,
            "nama_pendek": election.short_name,
            "sebutan": election.aliases.splitlines(),
            "jenis": election.kind,
            "keadaan": election.status,
            "hari_pemungutan_suara": election.polling_date,
            "nasional": election.is_national,
            "wilayah": sorted(region.code for region in election.regions.all()),
            "mengulang": election.replaces.slug if election.replaces else None,
            "dasar_hukum": election.legal_basis,
            "sumber": election.source_urls,
            "catatan": election.note,
            "url": absolute(election.get_absolute_url()),
        }


def _stages():
    stages = Stage.objects.select_related("election", "kind", "region")
    return stages.order_by("election__slug", "order")


def stage_records():
    for stage in _stages().iterator(chunk_size=CHUNK):
        yield _stage_record(stage, stage.schedule)


def stage_records_on(day):
    """Every stage with the schedule that it had as far as was known on `day`."""
    for stage in _stages().prefetch_related("changes").iterator(chunk_size=CHUNK):
        yield _stage_record(stage, stage.schedule_known_on(day))


def _stage_record(stage, schedule):
    return {
        "pemilu": stage.election.slug,
        "urutan": stage.order,
        "nama": stage.name,
        "jenis": stage.kind.slug,
        "wilayah": stage.region.code if stage.region else None,
        "mulai": schedule.starts_on,
        "selesai": schedule.ends_on,
        "kepastian": schedule.certainty or None,
        "dasar_hukum": stage.legal_basis,
        "sumber": stage.source_urls,
        "catatan": stage.note,
    }


def change_records():
    changes = StageChange.objects.select_related("stage__election").order_by("pk")
    for change in changes.iterator(chunk_size=CHUNK):
        yield {
            "id": change.pk,
            "pemilu": change.stage.election.slug,
            "urutan": change.stage.order,
            "diketahui_pada": change.known_on,
            "akibat": change.effect,
            "mulai_semula": change.starts_on_before,
            "selesai_semula": change.ends_on_before,
            "kepastian_semula": change.certainty_before or None,
            "dasar_perubahan": change.instrument,
        }


def revote_records():
    revotes = Revote.objects.select_related("election", "region")
    revotes = revotes.order_by("election__slug", "region__code", "polling_date")
    for revote in revotes.iterator(chunk_size=CHUNK):
        yield {
            "pemilu": revote.election.slug,
            "wilayah": revote.region.code,
            "hari": revote.polling_date,
            "nomor_perkara": revote.case_number,
            "cakupan": revote.extent,
        }


ELECTIONS = Dataset(
    name="pemilu",
    title="Pemilu",
    description="Pemilu, pemilihan kepala daerah, dan pengulangannya.",
    licence=CC_BY,
    key=("pemilu",),
    columns=(
        Column("pemilu", Kind.TEXT, "Kunci pemilu, misalnya pilkada-2024."),
        Column("nama", Kind.TEXT, "Nama lengkap."),
        Column("nama_pendek", Kind.TEXT, "Nama pendek."),
        Column("sebutan", Kind.LIST, "Nama lain seperti ditulis media."),
        Column("jenis", Kind.TEXT, "pemilu, pilkada, psu, pilkada-ulang, atau pemilu-daerah."),
        Column("keadaan", Kind.TEXT, "selesai, berjalan, atau belum-ditetapkan."),
        Column("hari_pemungutan_suara", Kind.DAY, "Kosong: belum ditetapkan."),
        Column("nasional", Kind.TRUTH, "Apakah berlaku di seluruh Indonesia."),
        Column("wilayah", Kind.LIST, "Kode wilayah penyelenggaraan bila tidak nasional."),
        Column("mengulang", Kind.TEXT, "Kunci pemilu yang diulang."),
        BASIS,
        SOURCES,
        NOTE,
        Column("url", Kind.TEXT, "Halaman pemilu di portal ini."),
    ),
    records=election_records,
)
STAGES = Dataset(
    name="tahapan",
    title="Tahapan",
    description="Tahapan setiap pemilu dengan tanggal, kepastian, dan sumbernya.",
    licence=CC_BY,
    key=("pemilu", "urutan"),
    columns=(
        ELECTION,
        ORDER,
        Column("nama", Kind.TEXT, "Nama tahapan."),
        Column("jenis", Kind.TEXT, "Jenis tahapan, misalnya masa-tenang."),
        Column("wilayah", Kind.TEXT, "Kode satu-satunya wilayah; kosong: semua wilayah pemilu."),
        Column("mulai", Kind.DAY, "Hari pertama; kosong: tidak diketahui."),
        Column("selesai", Kind.DAY, "Hari terakhir, termasuk; kosong: tidak diketahui."),
        Column("kepastian", Kind.TEXT, "ditetapkan, rencana, perkiraan, atau dibatalkan."),
        BASIS,
        SOURCES,
        NOTE,
    ),
    records=stage_records,
    records_on=stage_records_on,
)
CHANGES = Dataset(
    name="perubahan-tahapan",
    title="Riwayat jadwal tahapan",
    description="Setiap perubahan jadwal: tanggal semula, dasarnya, dan kapan diketahui.",
    licence=CC_BY,
    key=("id",),
    columns=(
        Column("id", Kind.INTEGER, "Nomor perubahan."),
        ELECTION,
        ORDER,
        Column("diketahui_pada", Kind.DAY, "Hari perubahan diketahui."),
        Column("akibat", Kind.TEXT, "dipindah, dibatalkan, atau dipulihkan."),
        Column("mulai_semula", Kind.DAY, "Hari pertama sebelum perubahan ini."),
        Column("selesai_semula", Kind.DAY, "Hari terakhir sebelum perubahan ini."),
        Column("kepastian_semula", Kind.TEXT, "Kepastian sebelum perubahan ini, bila tercatat."),
        Column("dasar_perubahan", Kind.TEXT, "Keputusan yang mengubahnya."),
    ),
    records=change_records,
)
REVOTES = Dataset(
    name="psu",
    title="Pemungutan suara ulang",
    description="Hari suatu wilayah memungut suara ulang, dengan perkaranya.",
    licence=CC_BY,
    key=("pemilu", "wilayah", "hari"),
    columns=(
        ELECTION,
        REGION_CODE,
        Column("hari", Kind.DAY, "Hari pemungutan suara ulang."),
        Column("nomor_perkara", Kind.TEXT, "Nomor perkara yang memerintahkannya."),
        Column("cakupan", Kind.TEXT, "Berapa TPS atau bagian wilayah mana."),
    ),
    records=revote_records,
)
DATASETS = (ELECTIONS, STAGES, CHANGES, REVOTES)
