"""Merging election bodies: everything moves, and the reference file does not bring them back."""

import pytest

from articles.content_hash import content_hash
from articles.integrity import check
from articles.models import Document, Source
from bodies.merging import merge
from bodies.models import Body, BodyAlias, Contact, Officer
from common.errors import Refused
from common.redirects import leave_redirect
from ingest.models import InboxItem, Suggestion
from regions.models import Region
from tests.bodies.test_loading import FILES
from tests.desk import admin_url, messages_of
from tests.factories import make_article, make_body, make_election, make_region, make_user
from tests.loads import load, write_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins():
    region = make_region("16.07", "Kabupaten Banyuasin")
    kept = make_body("kpu", region, slug="kpu-banyuasin", official_name="KPU Banyuasin")
    gone = make_body(
        *("kpu", region),
        slug="kpu-kembar",
        official_name="KPU Kabupaten Banyuasin",
        legal_basis="lain",
    )
    return kept, gone


def test_everything_of_a_body_moves(twins):
    kept, gone = twins
    article = make_article(bodies=[gone])
    both = make_article(bodies=[kept, gone])
    child = make_body("kpu", make_region("16.07.10"), parent=gone)
    BodyAlias.objects.create(body=gone, text="KPUD")
    officer = Officer.objects.create(body=gone, person_name="Ani", position="ketua")
    document = Document.objects.create(kind="sk", title="SK", url="https://a.id/", issuer=gone)
    document.bodies.add(kept, gone)
    source = Source.objects.create(slug="kpu", name="KPU", kind="kantor", body=gone)
    item = InboxItem.objects.create(title="Butir", raw_text="a", fingerprint="a")
    suggestion = Suggestion.objects.create(item=item, body=gone, score=0.5)

    merge(kept=kept, merged=[gone], by=make_user())

    assert {link.article for link in kept.article_links.all()} == {article, both}
    for row in (child, officer, document, source, suggestion):
        row.refresh_from_db()
    assert child.parent == officer.body == document.issuer == source.body == kept
    assert suggestion.body == kept
    assert list(document.bodies.all()) == [kept]
    assert {alias.text for alias in kept.aliases.all()} == {"KPUD", "KPU Kabupaten Banyuasin"}
    assert not Body.objects.filter(pk=gone.pk).exists()
    assert check().is_clean
    for moved in (article, both):
        moved.refresh_from_db()
        assert moved.approved_hash == content_hash(moved)


def test_article_stays_about_the_body_that_another_only_mentions(twins):
    kept, gone = twins
    article = make_article(bodies=[kept, gone])
    article.body_links.filter(body=kept).update(role="disebut")

    merge(kept=kept, merged=[gone], by=make_user())

    assert article.body_links.get().role == "subjek"


def test_checked_contact_stays_checked(twins):
    kept, gone = twins
    values = {"kind": "surel", "value": "kpu@example.org"}
    Contact.objects.create(body=kept, **values)
    Contact.objects.create(body=gone, verified_on="2026-11-24", hours="09.00–16.00", **values)

    merge(kept=kept, merged=[gone], by=make_user())

    contact = kept.contacts.verified().get()
    assert contact.hours == "09.00–16.00"


def test_page_feed_and_text_edition_of_a_merged_body_lead_on(twins, client):
    kept, gone = twins

    merge(kept=kept, merged=[gone], by=make_user())

    for before in ("", "/ringan"):
        old = f"{before}/penyelenggara/kpu-kembar/"
        assert client.get(old)["Location"] == f"{before}/penyelenggara/kpu-banyuasin/"
    feed = client.get("/berita.atom?penyelenggara=kpu-kembar")
    assert feed["Location"] == "/berita.atom?penyelenggara=kpu-banyuasin"
    assert client.get(feed["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (lambda: {"family": "bawaslu"}, "keluarga berbeda"),
        (lambda: {"region": make_region("16.08")}, "wilayah berbeda"),
        (lambda: {"for_election": make_election()}, "pemilu yang dilayani berbeda"),
        (
            lambda: {"level": "kecamatan", "region": make_region("16.07.10")},
            "tingkat, wilayah berbeda",
        ),
    ],
)
def test_bodies_that_are_no_twins_are_refused(twins, changes, reason):
    kept, gone = twins
    Body.objects.filter(pk=gone.pk).update(**changes())

    with pytest.raises(Refused, match=reason):
        merge(kept=kept, merged=[gone], by=make_user())

    assert Body.objects.filter(pk=gone.pk).exists()


@pytest.fixture
def data(tmp_path):
    for code in ("16.07", "11.01"):
        make_region(code)
    Region.objects.filter(code="16").update(slug="sumatera-selatan")
    Region.objects.filter(code="11").update(slug="aceh")
    Region.objects.filter(code="16.07").update(slug="kabupaten-banyuasin")
    make_election("pilkada-2024")
    return write_files(tmp_path, FILES)


def loaded(slug="kpu-kabupaten-banyuasin"):
    return Body.objects.get(slug=slug)


def by_hand(original, **fields):
    names = ("family", "level", "region", "for_election", "parent")
    values = {name: getattr(original, name) for name in names}
    values |= {"slug": "kpu-tangan", "official_name": "KPU Tangan", "short_name": "KPU Tangan"}
    return Body.objects.create(legal_basis="lain", **values | fields)


def test_loaded_body_that_was_merged_does_not_come_back(data):
    load("load_bodies", data)
    gone = loaded()
    kept = by_hand(gone)

    merge(kept=kept, merged=[gone], by=make_user())
    summary = load("load_bodies", data)

    assert "Body: created 0, updated 0, unchanged 7, kept 1" in summary
    assert "refused 0" in summary
    assert "BodyAlias: created 0, updated 0, unchanged 5" in summary
    assert "Contact: created 0, updated 0, unchanged 2" in summary
    assert not Body.objects.filter(slug="kpu-kabupaten-banyuasin").exists()


def test_body_loaded_for_another_region_does_not_come_back_either(data):
    """Editors had moved it to the region of its twin first; its line still names the old one."""
    load("load_bodies", data)
    kept, gone = loaded("panwaslih-aceh"), loaded("kpu-kabupaten-banyuasin")
    values = {"family": "bawaslu", "level": "provinsi", "region": kept.region, "legal_basis": "x"}
    Body.objects.filter(pk=gone.pk).update(**values)

    merge(kept=kept, merged=[gone], by=make_user())
    summary = load("load_bodies", data)

    assert "Body: created 0, updated 0, unchanged 7, kept 1" in summary
    assert not Body.objects.filter(slug="kpu-kabupaten-banyuasin").exists()
    assert "Body: created 0, updated 0, unchanged 7, kept 1" in load("load_bodies", data)


def test_bodies_below_a_merged_one_still_follow_the_file(data):
    load("load_bodies", data)
    gone = loaded("kpu-sumatera-selatan")

    merge(kept=by_hand(gone), merged=[gone], by=make_user())
    path = data / "bodies.csv"
    path.write_text(path.read_text().replace("KPU Kabupaten Banyuasin", "KPU Kab. Banyuasin"))
    summary = load("load_bodies", data)

    assert "Body: created 0, updated 1, unchanged 6, kept 1" in summary
    assert loaded().official_name == "KPU Kab. Banyuasin"
    assert loaded().parent.slug == "kpu-tangan"


def test_body_with_a_new_address_is_loaded_as_before(data):
    """An address that leads to the same row is no merge: its aliases are still compared."""
    load("load_bodies", data)
    Body.objects.filter(slug="kpu-kabupaten-banyuasin").update(slug="kpu-baru")
    leave_redirect("/penyelenggara/kpu-kabupaten-banyuasin/", "/penyelenggara/kpu-baru/")

    summary = load("load_bodies", data)

    assert "Body: created 0, updated 0, unchanged 8" in summary
    assert "BodyAlias: created 0, updated 0, unchanged 5" in summary


def test_desk_merges_bodies_and_says_why_not(twins, client):
    kept, gone = twins
    client.force_login(make_user())
    chosen = {"action": "gabungkan", "_selected_action": [kept.pk, gone.pk]}
    address = admin_url(Body, "changelist")

    page = client.post(address, chosen)
    assert "menjadi sebutan lain" in page.content.decode()
    Body.objects.filter(pk=gone.pk).update(family="bawaslu")
    page = client.post(address, chosen | {"lanjut": "ya", "tetap": kept.pk}, follow=True)
    assert "keluarga berbeda" in messages_of(page)
    Body.objects.filter(pk=gone.pk).update(family="kpu")
    client.post(address, chosen | {"lanjut": "ya", "tetap": kept.pk})

    assert list(Body.objects.all()) == [kept]
