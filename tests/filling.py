"""A row of every table, with everything that a list or a form names beside it."""

from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile

from accounts.desk.presence import note_open
from accounts.models import FailedLogIn
from accounts.notices import tell
from articles.actions import correct
from articles.models import (
    ArticleFlag,
    Author,
    Banner,
    Byline,
    Document,
    EditorialPage,
    EditorNote,
    HubNotice,
    Image,
    ImageUse,
    ListPreset,
    RelatedArticle,
    Slot,
    Source,
    Tag,
    Topic,
    Update,
)
from articles.models.page import PageSlug
from bodies.models import BodyAlias, Contact, Officer
from common import clock
from common.models import ExportedRecord, Redirect
from elections.models import (
    PublishingRule,
    ReportingRule,
    Revote,
    StageChange,
    Term,
)
from ingest.models import Cluster, Feed, InboxItem, ItemSketch, Suggestion
from regions.models import FormerCode, RegionAlias, RegionAssignment
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage,
    make_stage_kind,
)


def fill(place, region=None):
    """One more row of every table in `region`, with everything that a list names beside it."""
    region = region or make_region(f"16.{place + 10}", f"Kabupaten Contoh {place}")
    body = make_body("kpu", region, for_election=make_election(f"pemilu-{place}"))
    election = body.for_election
    kind = make_stage_kind(f"jenis-{place}")
    stage = make_stage(election, region=region, kind=kind)
    article = make_filled_article(place, region, body, (election, kind))
    user = article.created_by
    RegionAlias.objects.create(region=region, text=f"Singkatan {place}", kind="akronim")
    FormerCode.objects.create(region=region, code=f"99.{place + 10}")
    RegionAssignment.objects.create(user=user, region=region, role="editor")
    BodyAlias.objects.create(body=body, text=f"Sebutan {place}")
    Contact.objects.create(body=body, kind="surel", value=f"surel-{place}@example.org")
    Officer.objects.create(body=body, person_name=f"Pejabat {place}", position="ketua")
    Revote.objects.create(election=election, region=region, polling_date=date(2025, 4, 5))
    StageChange.objects.create(stage=stage, known_on=date(2024, 1, 1), by=user)
    PublishingRule.objects.create(
        content_flag="survei", stage_kind=kind, effect="larang", legal_basis="UU"
    )
    ReportingRule.objects.create(
        slug=f"aturan-{place}", election_kind="pemilu", days=7, day_count="hari-kerja"
    )
    HubNotice.objects.create(hub=f"https://hub-{place}.example/", told_until=clock.now())
    Term.objects.create(slug=f"istilah-{place}", short=f"ISTILAH {place}", definition="Arti.")
    Redirect.objects.create(old_path=f"/lama-{place}/", new_path="/baru/")
    ExportedRecord.objects.create(dataset="wilayah", key=region.code, changed_at=clock.now())
    Group.objects.create(name=f"Kelompok {place}")
    note_open(user, article, clock.now())
    tell(user, "Periksa naskah ini.", about=article, by=None)
    FailedLogIn.objects.create(
        username=f"nama-{place}", ip_address="192.0.2.1", failures_since_start=5
    )
    fill_inbox(place, article, region)


def make_filled_article(place, region, body, stage):
    source = Source.objects.create(
        slug=f"koran-{place}", name=f"Koran {place}", kind="media", body=body
    )
    topic = Topic.objects.create(slug=f"topik-{place}", name=f"Topik {place}")
    article = make_article(
        regions=[region], bodies=[body], stages=[stage], topics=[topic], source=source
    )
    article.tags.add(Tag.objects.create(slug=f"tanda-{place}", name=f"Tanda {place}"))
    image = Image.objects.create(
        file=ContentFile(b"", name=f"{place}.png"), credit="Dokumen", sha256=str(place)
    )
    ImageUse.objects.create(article=article, image=image, alt="Gudang")
    author = Author.objects.create(slug=f"penulis-{place}", name=f"Penulis {place}")
    Byline.objects.create(article=article, author=author)
    ArticleFlag.objects.create(article=article, flag="survei")
    RelatedArticle.objects.create(article=article, related=make_article())
    Update.objects.create(article=article, text="Kabar", made_at=clock.now())
    EditorNote.objects.create(article=article, author=article.created_by, text="Periksa")
    ListPreset.objects.create(name=f"Pilihan {place}", query=f"wilayah=16.{place + 10}")
    Banner.objects.create(
        text="Penting", starts_at=clock.now(), ends_at=clock.now() + timedelta(days=1)
    )
    Slot.objects.create(name="utama", article=article, region=region, starts_at=clock.now())
    Document.objects.create(kind="sk", title="Keputusan", url="https://kpu.go.id/", issuer=body)
    if place < len(PageSlug.values):
        EditorialPage.objects.create(slug=PageSlug.values[place], title="Halaman", body="Isi")
    correct(article=article, by=article.approved_by, kind="ralat", text="Angka keliru.")
    return article


def fill_inbox(place, article, region):
    feed = Feed.objects.create(
        source=article.source, url=f"https://umpan-{place}.example.org/", default_region=region
    )
    cluster = Cluster.objects.create(title=f"Gugus {place}")
    item = InboxItem.objects.create(
        feed=feed,
        guid=str(place),
        title="Butir",
        raw_text="Naskah",
        fingerprint=str(place),
        cluster=cluster,
        article=article,
        received_by=article.created_by,
    )
    ItemSketch.objects.create(item=item, value=place)
    Suggestion.objects.create(
        item=item, region=region, score=0.5, evidence=[[0, 3, "kata"]], decided_by=item.received_by
    )
