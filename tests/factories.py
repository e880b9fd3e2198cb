"""Rows for tests: plain functions with the least a row needs; keywords override."""

from datetime import UTC, date, datetime, timedelta
from itertools import count

from accounts.models import Revision, User
from accounts.roles import ensure_roles
from articles.actions import PublicChange, approve, publish, record_edit, submit
from articles.announcing import approve as approve_banner
from articles.authoring import Tags, create_article
from articles.models import Article, Banner, Card, ListCounter, ListEntry, Status
from bodies.models import Body
from common import clock
from elections.models import Certainty, Election, Stage, StageKind
from regions.codes import level, parent
from regions.models import Region, RegionAssignment

NUMBERS = count(1)
KINDS = {1: "provinsi", 2: "kabupaten", 3: "kecamatan"}
LEVELS = {1: "provinsi", 2: "kabupaten-kota", 3: "kecamatan"}


def make_user(username=None, **fields):
    number = next(NUMBERS)
    return User.objects.create_superuser(username or f"pengguna-{number}", **fields)


def make_member(role, region=None, username=None, **fields):
    """Somebody of the desk in `role`, in `region` and below it or in the nation."""
    ensure_roles()
    username = username or f"anggota-{next(NUMBERS)}"
    user = User.objects.create_user(username, is_staff=True, **fields)
    RegionAssignment.objects.create(user=user, role=role, region=region)
    return user


def make_region(code="16", name=None, **fields):
    """A region and, where missing, the regions above it."""
    known = Region.objects.filter(code=code).first()
    if known:
        return known
    above = make_region(parent(code)) if parent(code) else None
    name = name or f"Wilayah {code}"
    values = {
        "kind": KINDS[level(code)],
        "slug": name.lower().replace(" ", "-").replace(".", "-"),
        "time_zone": "Asia/Jakarta",
        **fields,
    }
    return Region.objects.create(code=code, name=name, level=level(code), parent=above, **values)


def make_body(family="kpu", region=None, **fields):
    number = next(NUMBERS)
    name = fields.pop("official_name", f"{family.upper()} Contoh {number}")
    values = {
        "slug": f"{family}-contoh-{number}",
        "short_name": name,
        "level": LEVELS[region.level] if region else "nasional",
        **fields,
    }
    return Body.objects.create(family=family, region=region, official_name=name, **values)


def make_election(slug="pilkada-2024", **fields):
    values = {
        "name": slug,
        "short_name": slug,
        "kind": "pilkada",
        "status": "selesai",
        "polling_date": date(2024, 11, 27),
        "is_national": True,
        **fields,
    }
    return Election.objects.get_or_create(slug=slug, defaults=values)[0]


def make_stage_kind(slug="masa-tenang", **fields):
    return StageKind.objects.get_or_create(slug=slug, defaults={"name": slug, **fields})[0]


def make_stage(election=None, **fields):
    number = next(NUMBERS)
    values = {
        "kind": make_stage_kind(),
        "order": number,
        "name": f"Tahapan {number}",
        "starts_on": date(2024, 11, 24),
        "ends_on": date(2024, 11, 26),
        "certainty": Certainty.FIXED,
        **fields,
    }
    return Stage.objects.create(election=election or make_election(), **values)


def make_draft(title=None, *, regions=(), bodies=(), stages=(), topics=(), **fields):
    """A draft about `regions`; returns the article."""
    number = next(NUMBERS)
    tags = Tags(
        regions=[(region, "subjek") for region in regions],
        bodies=list(bodies),
        stages=list(stages),
        topics=list(topics),
    )
    by = fields.pop("by", None) or make_user()
    return create_article(
        by=by,
        title=title or f"Judul contoh nomor {number}",
        tags=tags,
        body=fields.pop("body", "<p>Isi contoh.</p>"),
        **fields,
    )


def make_article(title=None, *, at=None, **fields):
    """A published article; `at` may lie in the past or the future."""
    article = make_draft(title, **fields)
    colleague = make_user()
    article = submit(article=article, by=article.created_by)
    article = approve(article=article, by=colleague)
    return publish(article=article, by=colleague, at=at)


def record_change(article, by=None):
    """What follows after a test wrote to rows of `article`, as after a save of its form."""
    before = Revision.objects.of(article)[0].content
    change = PublicChange("ralat", "Keliru.") if article.status == Status.PUBLISHED else None
    by = by or article.approved_by or article.created_by
    return record_edit(article=article, by=by, before=before, change=change)


def moment(text) -> datetime:
    """`"2024-11-27 08:00"` in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def now():
    return clock.now()


def make_banner(text="Penting", **fields):
    """An urgent notice that one colleague proposed and another approved; it shows now."""
    at = clock.now()
    values = {
        "starts_at": at - timedelta(hours=1),
        "ends_at": at + timedelta(hours=1),
        "proposed_by": make_user(),
        **fields,
    }
    return approve_banner(banner=Banner.objects.create(text=text, **values), by=make_user())


def make_many_articles(number):
    """`number` published articles of Banyuasin's KPU with all derived rows, made in bulk."""
    model = make_article(
        regions=[make_region("16.07")], bodies=[make_body("kpu", make_region("16.07"))]
    )
    entries = list(model.list_entries.all())
    articles = Article.objects.bulk_create(
        Article(
            slug=f"salinan-{place}",
            title=f"Salinan {place}",
            status=model.status,
            published_at=model.published_at - timedelta(minutes=place),
            first_published_on=model.first_published_on,
            approved_by=model.approved_by,
            approved_hash=model.approved_hash,
            created_by=model.created_by,
        )
        for place in range(1, number)
    )
    ListEntry.objects.bulk_create(
        ListEntry(list_key=entry.list_key, article=article, published_at=article.published_at)
        for article in articles
        for entry in entries
    )
    ListCounter.objects.update(total=number)
    Card.objects.bulk_create(
        Card(article=article, html=f"<p>{article.title}</p>") for article in articles
    )
