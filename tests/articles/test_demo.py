import json
import re
import stat
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Event, User
from articles.demo.content import Malformed, parse_example
from articles.demo.desk import uid_of
from articles.demo.loading import load, read_content
from articles.demo.markup import NOTICE, body_html
from articles.models import (
    Article,
    Correction,
    EditorialPage,
    Image,
    Slot,
    Source,
    Status,
    Tag,
    Topic,
)
from common import clock
from common.html import plain_text
from tests.factories import make_body, make_election, make_region, make_stage_kind, moment
from tests.log import empty_log

LINE = {
    "key": "contoh-1",
    "kind": "berita",
    "title": "Petugas Mencocokkan Data di Muara",
    "paragraphs": ["Paragraf pertama.", "## Anak judul", "- satu", "- dua", "> Kutipan."],
    "regions": [{"code": "16.07", "role": "subjek"}, {"code": "16.07.10", "role": "tempat"}],
    "bodies": [{"family": "kpu", "region": "16.07"}],
    "election": "pilkada-2024",
    "stage": "logistik",
    "source": "redaksi",
    "topics": ["logistik"],
    "byline": ["Nama Rekaan"],
    "age_days": 2,
    "status": "tayang",
}
SOURCES = [{"slug": "redaksi", "name": "Redaksi", "kind": "redaksi", "tier": 1}]
PRESETS = [{"name": "Rilis", "query": "jenis=rilis"}]
TOPICS = [{"slug": "logistik", "name": "Logistik"}, {"slug": "lain", "name": "Lain"}]


@pytest.fixture
def data(tmp_path):
    """Writes a small demo newsroom: one line per dict of changes to LINE."""

    def write(*changes, slots=(), pages=()):
        demo = tmp_path / "demo"
        demo.mkdir(exist_ok=True)
        lines = [
            json.dumps({**LINE, "key": f"contoh-{n}", **change})
            for n, change in enumerate(changes, start=1)
        ]
        (demo / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
        files = {
            "sources": SOURCES,
            "topics": TOPICS,
            "slots": list(slots),
            "presets": PRESETS,
        }
        for name, rows in files.items():
            (demo / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
        (tmp_path / "editorial_pages.json").write_text(json.dumps(list(pages)), encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def passwords(tmp_path):
    return tmp_path / ".demo" / "passwords.txt"


@pytest.fixture
def newsroom(db, data, passwords):
    """Loads a demo newsroom of such lines; the counts."""
    region = make_region("16.07", "Kabupaten Banyuasin")
    make_region("16.07.10", "Talang Kelapa")
    make_body("kpu", region)
    make_election()
    make_stage_kind("logistik")

    def load_lines(*changes, dry_run=False, **others):
        content = read_content(data(*changes, **others))
        return load(content, password_file=passwords, dry_run=dry_run)

    return load_lines


def test_article_is_complete_and_visibly_an_example(newsroom):
    newsroom({})

    article = Article.objects.published().get()
    assert article.uid == uid_of("contoh-1")
    assert [link.region.code for link in article.region_links.all()] == ["16.07", "16.07.10"]
    assert [link.body.family for link in article.body_links.all()] == ["kpu"]
    assert str(article.stage_links.get()) == "pilkada-2024 · logistik"
    assert [byline.author.name for byline in article.bylines.all()] == ["Nama Rekaan"]
    assert list(article.topics.values_list("slug", flat=True)) == ["logistik"]
    assert list(article.tags.values_list("slug", flat=True)) == ["contoh"]
    assert article.body.endswith(f"<p>{NOTICE}</p>")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"status": "draf"}, Status.DRAFT),
        ({"status": "ditinjau"}, Status.IN_REVIEW),
        ({"status": "dicabut", "withdrawal_reason": "Keliru."}, Status.WITHDRAWN),
    ],
)
def test_status_is_reached_and_not_public(change, status, newsroom):
    newsroom(change)

    assert Article.objects.get().status == status
    assert not Article.objects.published().exists()


def test_scheduled_article_is_still_to_come(newsroom):
    newsroom({"status": "terjadwal", "age_days": -7})

    article = Article.objects.scheduled().get()
    assert timedelta(days=6) < article.published_at - clock.now() < timedelta(days=8)


def test_days_are_counted_from_the_first_load(newsroom):
    with clock.fixed_at(moment("2026-03-10 05:00")):
        newsroom({}, {"age_days": None, "published_on": "2024-11-27"})
    with clock.fixed_at(moment("2026-04-10 05:00")):
        newsroom({}, {"age_days": None, "published_on": "2024-11-27"})

    days = [str(article.first_published_on) for article in Article.objects.order_by("id")]
    assert days == ["2026-03-08", "2024-11-27"]


def test_correction_is_public_and_dated_after_publication(newsroom):
    newsroom({"correction": {"kind": "ralat", "text": "Angka diperbaiki."}})

    correction = Correction.objects.public().get()
    assert correction.article.published_at < correction.made_at <= clock.now()


def test_picture_is_in_the_library_once_and_credited(newsroom):
    picture = {"file": "perahu.png", "alt": "Perahu", "caption": "Perahu di muara."}
    newsroom({"picture": picture}, {"picture": picture})

    image = Image.objects.get()
    assert (image.width, image.height) == (1200, 675)
    assert image.uses.count() == 2
    assert "contoh" in image.credit_line


def test_three_colleagues_share_the_work(newsroom):
    newsroom({})

    events = Event.objects.filter(object_type="articles.article").order_by("id")
    assert [(event.verb, event.actor and event.actor.username) for event in events] == [
        ("dibuat", "penulis"),
        ("diajukan", "penulis"),
        ("disetujui", "editor"),
        ("ditayangkan", "redaktur"),
        ("dimuat sebagai contoh", None),
    ]


def test_second_load_changes_nothing_that_was_edited(newsroom):
    pages = [{"slug": "redaksi", "title": "Redaksi", "body_html": "<p>Awal</p>"}]
    slots = [{"name": "utama", "key": "contoh-1"}]
    newsroom({}, slots=slots, pages=pages)
    Article.objects.update(title="Judul dari redaktur")
    Article.objects.get().tags.clear()
    EditorialPage.objects.update(body="<p>Diubah</p>")
    Source.objects.update(name="Meja redaksi")
    Topic.objects.update(slug="perlengkapan")
    Slot.objects.all().delete()
    newest = Event.objects.latest("id")

    counts = newsroom({}, slots=slots, pages=pages)

    assert counts["articles"].kept == 1
    assert Article.objects.get().title == "Judul dari redaktur"
    assert not Article.objects.get().tags.exists()
    assert EditorialPage.objects.get().body == "<p>Diubah</p>"
    assert Source.objects.get().name == "Meja redaksi"
    assert Topic.objects.get().slug == "perlengkapan"
    assert not Slot.objects.exists()
    assert Event.objects.latest("id") == newest


def test_new_example_joins_what_an_editor_renamed(newsroom):
    newsroom({})
    Source.objects.update(name="Meja redaksi")
    Topic.objects.update(slug="perlengkapan")

    newsroom({}, {})

    assert Article.objects.count() == 2
    assert Source.objects.count() == Topic.objects.count() == Tag.objects.count() == 1


def test_deleted_example_does_not_come_back(newsroom):
    newsroom({})
    Article.objects.get().delete()

    newsroom({})

    assert not Article.objects.exists()


def test_users_have_random_passwords_that_are_never_reset(newsroom, passwords):
    newsroom({})
    lines = [line.split(" ") for line in passwords.read_text().splitlines()]
    User.objects.get(username="editor").set_password("x")
    written = passwords.read_text()

    newsroom({}, {})

    assert [(role, name) for role, name, _ in lines] == [
        (name, name) for name in ("penulis", "editor", "redaktur", "admin")
    ]
    assert len({password for *_, password in lines}) == 4
    for role, name, password in lines:
        user = User.objects.get(username=name)
        assert user.check_password(password)
        assert user.is_staff
        assert user.is_superuser == (role == "admin")
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    assert passwords.read_text() == written


def test_user_who_exists_is_left_alone(newsroom, passwords):
    User.objects.create_superuser("redaktur", password="milik sendiri")

    newsroom({})

    assert User.objects.get(username="redaktur").check_password("milik sendiri")
    assert "redaktur" not in passwords.read_text()


def test_new_database_keeps_the_passwords_that_were_shown(newsroom, passwords):
    newsroom({})
    shown = passwords.read_text()
    Article.objects.all().delete()
    empty_log()
    User.objects.all().delete()

    newsroom({})

    assert passwords.read_text() == shown
    password = shown.splitlines()[0].split()[2]
    assert User.objects.get(username="penulis").check_password(password)


def test_dry_run_changes_nothing(newsroom, passwords):
    counts = newsroom({}, {}, dry_run=True)

    assert counts["articles"].created == 2
    assert not Article.objects.exists()
    assert not User.objects.exists()
    assert not passwords.exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"regions": [{"code": "99.99", "role": "subjek"}]}, "there is no 99.99"),
        ({"bodies": [{"family": "kpu", "region": "16.99"}]}, "there is no kpu 16.99"),
        ({"election": "pemilu-1955"}, "there is no pemilu-1955"),
        ({"topics": ["tidak-ada"]}, "there is no tidak-ada"),
        ({"source": "tidak-ada"}, "there is no tidak-ada"),
        ({"original_url": "bukan alamat"}, "URL"),
    ],
)
def test_line_that_cannot_be_loaded_changes_nothing(change, reason, newsroom):
    with pytest.raises(Malformed, match=rf"^a\.jsonl:2: .*{reason}"):
        newsroom({}, change)

    assert not Article.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "gosip"}, "unknown kind"),
        ({"status": "terbang"}, "unknown status"),
        ({"title": ""}, "title"),
        ({"title": 5}, "wrong type"),
        ({"paragraphs": []}, "paragraphs"),
        ({"regions": ["16"]}, "wrong type"),
        ({"regions": [{"code": "16", "role": "tamu"}]}, "role"),
        ({"published_on": "2024-11-27"}, "either"),
        ({"age_days": None}, "either"),
        ({"age_days": "dua"}, "number"),
        ({"age_days": None, "published_on": "27-11-2024"}, "2024-11-27"),
        ({"status": "dicabut"}, "withdrawal_reason"),
        ({"correction": {"kind": "pencabutan", "text": "x"}}, "correction"),
        ({"picture": {"file": "perahu.png"}}, "a picture has"),
        ({"picture": {"file": "../a", "alt": "A", "caption": ""}}, "no such picture"),
        ({"lain": 1}, "unknown: lain"),
    ],
)
def test_malformed_line_is_refused_with_its_place(change, reason):
    with pytest.raises(Malformed, match=rf"^a\.jsonl:7: .*{reason}"):
        parse_example(json.dumps({**LINE, **change}), "a.jsonl:7")


@pytest.mark.parametrize("line", ["bukan json", "[]", "{}"])
def test_line_that_is_no_article_is_refused(line):
    with pytest.raises(Malformed, match=r"^a\.jsonl:7: "):
        parse_example(line, "a.jsonl:7")


def test_marks_become_markup_and_text_is_escaped():
    html = body_html(["## Judul", "- satu", "- dua", "> Kutip", "a < b & c"])

    assert re.sub(r"\s*\n\s*", "", html) == (
        "<h2>Judul</h2><ul><li>satu</li><li>dua</li></ul>"
        "<blockquote><p>Kutip</p></blockquote><p>a &lt; b &amp; c</p>"
        f"<p>{NOTICE}</p>"
    )


def test_clipping_with_its_notice_fits_the_limit():
    html = body_html(["kata " * 100], limit=300)

    assert len(plain_text(html)) <= 300
    assert NOTICE in html


def test_production_refuses(settings):
    settings.PEMILU_MODE = "production"

    with pytest.raises(CommandError, match="demo only"):
        call_command("load_demo")


@pytest.mark.django_db
def test_missing_reference_data_are_named():
    with pytest.raises(CommandError, match="load_regions"):
        call_command("load_demo")
