"""Open data of this app."""

from django.db.models import Prefetch

from bodies.models import Body, Contact, Officer
from common.addresses import absolute
from common.datasets import CC_BY, Column, Dataset, Kind
from elections.datasets import BASIS
from regions.datasets import REGION_CODE, VALID_FROM, VALID_UNTIL

CHUNK = 2000
BODY = Column("penyelenggara", Kind.TEXT, "Kunci penyelenggara, lihat kumpulan penyelenggara.")
SOURCE = Column("sumber", Kind.TEXT, "Alamat tempat keterangan ini dibaca.")


def body_records():
    return _body_records(Body.objects.all())


def body_records_on(day):
    return _body_records(Body.objects.active_on(day))


def _body_records(bodies):
    bodies = bodies.select_related("region", "parent", "for_election").prefetch_related(
        "aliases", Prefetch("contacts", Contact.objects.verified()), "officers"
    )
    for body in bodies.order_by("slug").iterator(chunk_size=CHUNK):
        yield {
            "penyelenggara": body.slug,
            "nama_resmi": body.official_name,
            "nama_pendek": body.short_name,
            "keluarga": body.family,
            "tingkat": body.level,
            "wilayah": body.region.code if body.region else None,
            "induk": body.parent.slug if body.parent else None,
            "dibentuk_untuk": body.for_election.slug if body.for_election else None,
            "dasar_hukum": body.legal_basis,
            "sebutan": [alias.text for alias in body.aliases.all()],
            "sumber": _sources(body),
            "berlaku_sejak": body.valid_from,
            "berlaku_sampai": body.valid_until,
            "url": absolute(body.get_absolute_url()),
        }


def _sources(body):
    """Where what is told of `body` was read; of contacts only the verified ones are told."""
    told = [*body.contacts.all(), *body.officers.all()]
    return sorted({row.source_url for row in told if row.source_url})


def officer_records():
    return _officer_records(Officer.objects.all())


def officer_records_on(day):
    return _officer_records(Officer.objects.active_on(day))


def _officer_records(officers):
    officers = officers.select_related("body").order_by("pk")
    for officer in officers.iterator(chunk_size=CHUNK):
        yield {
            "id": officer.pk,
            "penyelenggara": officer.body.slug,
            "nama": officer.person_name,
            "jabatan": officer.position,
            "divisi": officer.division,
            "berlaku_sejak": officer.valid_from,
            "berlaku_sampai": officer.valid_until,
            "sumber": officer.source_url,
        }


def contact_records():
    contacts = Contact.objects.verified().select_related("body").order_by("pk")
    for contact in contacts.iterator(chunk_size=CHUNK):
        yield {
            "id": contact.pk,
            "penyelenggara": contact.body.slug,
            "jenis": contact.kind,
            "nilai": contact.value,
            "jam_layanan": contact.hours,
            "diperiksa_pada": contact.verified_on,
            "sumber": contact.source_url,
        }


BODIES = Dataset(
    name="penyelenggara",
    title="Penyelenggara",
    description="Kantor KPU (KIP di Aceh), Bawaslu (Panwaslih di Aceh), dan DKPP.",
    licence=CC_BY,
    key=("penyelenggara",),
    columns=(
        Column("penyelenggara", Kind.TEXT, "Kunci, misalnya kpu-kabupaten-banyuasin."),
        Column("nama_resmi", Kind.TEXT, "Nama resmi."),
        Column("nama_pendek", Kind.TEXT, "Nama seperti ditulis media."),
        Column("keluarga", Kind.TEXT, "kpu, bawaslu, atau dkpp."),
        Column("tingkat", Kind.TEXT, "nasional, provinsi, atau kabupaten-kota."),
        REGION_CODE,
        Column("induk", Kind.TEXT, "Kunci badan di atasnya."),
        Column("dibentuk_untuk", Kind.TEXT, "Kunci pemilu; kosong: badan tetap."),
        BASIS,
        Column("sebutan", Kind.LIST, "Nama lain."),
        Column("sumber", Kind.LIST, "Sumber kontak dan pejabatnya; dasar hukumnya tersendiri."),
        VALID_FROM,
        VALID_UNTIL,
        Column("url", Kind.TEXT, "Halaman penyelenggara di portal ini."),
    ),
    records=body_records,
    records_on=body_records_on,
)
OFFICERS = Dataset(
    name="pejabat",
    title="Pejabat",
    description="Siapa memegang jabatan apa di penyelenggara mana, dan kapan.",
    licence=CC_BY,
    # Not the name: a record that was taken out must not stay public by its key.
    key=("id",),
    columns=(
        Column("id", Kind.INTEGER, "Nomor catatan."),
        BODY,
        Column("nama", Kind.TEXT, "Nama orangnya."),
        Column("jabatan", Kind.TEXT, "Misalnya ketua atau anggota."),
        Column("divisi", Kind.TEXT, "Bidang tugas."),
        VALID_FROM,
        VALID_UNTIL,
        SOURCE,
    ),
    records=officer_records,
    records_on=officer_records_on,
)
CONTACTS = Dataset(
    name="kontak",
    title="Kontak",
    description="Cara menghubungi penyelenggara; hanya yang sudah diperiksa redaksi.",
    licence=CC_BY,
    # Not the value: a wrong number that was taken out must not stay public by its key.
    key=("id",),
    columns=(
        Column("id", Kind.INTEGER, "Nomor catatan."),
        BODY,
        Column("jenis", Kind.TEXT, "telepon, whatsapp, surel, alamat, atau situs."),
        Column("nilai", Kind.TEXT, "Nomor atau alamat."),
        Column("jam_layanan", Kind.TEXT, "Kapan dilayani."),
        Column("diperiksa_pada", Kind.DAY, "Hari redaksi memeriksanya."),
        SOURCE,
    ),
    records=contact_records,
)
DATASETS = (BODIES, OFFICERS, CONTACTS)
