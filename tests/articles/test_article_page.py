"""The page of an article: what stands around its text."""

import re
from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.core.files.base import ContentFile

from articles.actions import correct
from articles.derived import refresh
from articles.models import Document, Image, ImageUse, RelatedArticle, Source, Tag
from articles.related import related_cards
from articles.sharing import LONGEST_SHARE, share_text
from common import clock
from tests.factories import make_article, make_body, make_region, moment
from tests.structured import things_in

pytestmark = pytest.mark.django_db


def page_of(client, article):
    return client.get(article.get_absolute_url()).content.decode()


def data_in(html):
    return {thing["@type"]: thing for thing in things_in(html)}


def detail(article):
    return type(article).objects.for_detail().get(pk=article.pk)


@pytest.fixture
def tags():
    region = make_region("16.07.10", "Talang Kelapa")
    return {"regions": [region], "bodies": [make_body("kpu", region.parent)]}


def test_breadcrumbs_lead_through_the_regions_of_the_article(client, tags):
    html = page_of(client, make_article(**tags))

    trail = html[html.index('aria-label="Remah roti"') : html.index("</nav>", html.index("Remah"))]
    paths = re.findall(r'href="([^"]+)"', trail)
    assert paths[:2] == ["/", "/wilayah/"]
    assert paths[-1] == tags["regions"][0].get_absolute_url()
    listed = data_in(html)["BreadcrumbList"]["itemListElement"]
    assert [urlsplit(each["item"]).path for each in listed] == paths


def test_machines_read_the_article_and_its_corrections(client, tags):
    article = make_article("Judul </script><b>", bylines=["Sari Dewi"], summary="Gist", **tags)
    correct(article=article, by=article.approved_by, kind="ralat", text="Angka diperbaiki.")

    html = page_of(client, article)

    data = data_in(html)["NewsArticle"]
    assert data["headline"] == "Judul </script><b>"
    assert [author["name"] for author in data["author"]] == ["Sari Dewi"]
    assert data["correction"][0]["text"] == "Angka diperbaiki."
    assert data["dateModified"] > data["datePublished"]
    assert {place["@type"] for place in data["about"]} == {
        "AdministrativeArea",
        "GovernmentOrganization",
    }
    assert '<meta property="og:image" content="http' in html


def test_opinion_is_marked_as_one(client):
    assert "OpinionNewsArticle" in data_in(page_of(client, make_article(kind="opini")))


def test_source_is_shown_with_its_tier_and_link(client):
    source = Source.objects.create(slug="koran", name="Koran", kind="media", tier=2)
    article = make_article(source=source, original_url="https://koran.example/asli")

    html = page_of(client, article)

    assert "tepercaya" in html
    assert 'href="https://koran.example/asli"' in html


def test_free_tags_are_links_to_what_they_find(client):
    article = make_article()
    for name in ("Gudang logistik", "contoh"):
        article.tags.add(Tag.objects.create(slug=name.lower().replace(" ", "-"), name=name))
    refresh(article)

    html = page_of(client, article)

    assert 'href="/berita/?q=Gudang%20logistik"' in html
    assert "?q=contoh" not in html
    assert article.title in client.get("/berita/?q=Gudang%20logistik").content.decode()


def test_picture_has_caption_credit_and_its_size(client):
    article = make_article()
    image = Image.objects.create(
        file=ContentFile(b"x", name="a.png"), credit="Sari", organisation="Dok", sha256="1"
    )
    Image.objects.filter(pk=image.pk).update(width=1200, height=800)
    ImageUse.objects.create(article=article, image=image, alt="Gudang", caption="Gudang KPU.")

    html = page_of(client, article)

    assert 'alt="Gudang" width="1200" height="800" fetchpriority="high"' in html
    assert "Gudang KPU." in html
    assert "Kredit: Sari/Dok" in html


def test_decorative_picture_is_silent(client):
    article = make_article()
    image = Image.objects.create(file=ContentFile(b"x", name="a.png"), credit="S", sha256="1")
    ImageUse.objects.create(article=article, image=image, alt="Hiasan", is_decorative=True)

    assert 'alt=""' in page_of(client, article)


def test_documents_are_named_with_number_and_day(client):
    article = make_article()
    document = Document.objects.create(
        kind="sk", title="Keputusan", number="12", issued_on="2024-11-05", url="https://kpu.go.id/"
    )
    document.articles.add(article)

    html = page_of(client, article)

    assert 'href="https://kpu.go.id/"' in html
    assert "Surat keputusan 12" in html
    assert "5 November 2024" in html


@pytest.mark.parametrize("summary", ["", "Ringkas.", "Panjang sekali. " * 25])
def test_shared_text_is_short_and_carries_nothing_but_the_address(client, summary):
    article = make_article("Judul " * 33, summary=summary)

    text = share_text(article)

    assert len(text) < LONGEST_SHARE
    assert text.endswith(article.get_absolute_url())
    link = re.search(r'href="(https://wa.me/[^"]+)"', page_of(client, article))[1]
    assert parse_qs(urlsplit(link.replace("&amp;", "&")).query) == {"text": [text]}


def test_letter_to_the_editors_names_the_article(client, settings):
    settings.EDITOR_EMAIL = "meja@pemilu.example"
    article = make_article("Judul & tanda?")

    link = re.search(r'href="(mailto:[^"]+)"', page_of(client, article))[1]

    assert link.startswith("mailto:meja@pemilu.example?subject=")
    assert article.get_absolute_url() in unquote(link)
    assert "Judul & tanda?" in unquote(link)


def test_citation_names_author_title_day_and_address(client):
    article = make_article("Gudang", bylines=["Sari Dewi"], at=moment("2024-11-05 20:00"))

    html = page_of(client, article)

    assert "Sari Dewi. “Gudang”. Pemilu, 6 November 2024. http" in html


# --- What to read next


def titles(cards):
    return [re.search(r'<a href="[^"]+">([^<]+)</a>', card)[1] for card in cards]


def test_picked_articles_keep_their_order_and_automatic_ones_follow(tags):
    article = make_article("Ini", **tags)
    for order, title in enumerate(["Kedua", "Pertama"]):
        picked = make_article(title, **tags)
        RelatedArticle.objects.create(article=article, related=picked, order=1 - order)
    make_article("Sama daerah", regions=tags["regions"])
    make_article("Sama badan", bodies=tags["bodies"])
    make_article("Lain", regions=[make_region("17")])

    picked, automatic = map(titles, related_cards(detail(article)))

    assert picked == ["Pertama", "Kedua"]
    assert automatic == ["Sama badan", "Sama daerah"]


def test_province_fills_up_and_nothing_stands_twice(tags):
    article = make_article("Ini", **tags)
    make_article("Sama", **tags)
    make_article("Sama provinsi", regions=[make_region("16.71")])

    _, automatic = related_cards(detail(article))

    assert titles(automatic) == ["Sama", "Sama provinsi"]


def test_related_articles_are_public_and_few(tags):
    article = make_article("Ini", **tags)
    make_article("Besok", at=clock.now() + timedelta(days=1), **tags)
    for number in range(9):
        make_article(f"Kabar {number}", **tags)

    _, automatic = related_cards(detail(article))

    assert len(automatic) == 6
    assert "Besok" not in titles(automatic)
    assert "Ini" not in titles(automatic)


def test_article_about_nothing_has_nothing_related():
    make_article("Lain")

    assert related_cards(detail(make_article("Ini"))) == ([], [])
