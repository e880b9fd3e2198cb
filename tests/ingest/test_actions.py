import pytest

from accounts.models import Event
from articles.models import Article, Source
from articles.models.source import SourceKind
from common.errors import Refused
from common.html import plain_text
from ingest.actions import publish_item, take_in
from ingest.gazetteer import build_gazetteer
from ingest.models import Decision, InboxItem, InboxStatus
from ingest.recogniser import recognise
from tests.factories import make_region
from tests.ingest.texts import CLIPPING, HOMONYM, RELEASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("names")]


def take(text, **options):
    item, _ = take_in(raw_text=text, recognition=recognise(text, build_gazetteer()), **options)
    return item


def published(text, newsroom, *, url="", **options):
    users = {"by": newsroom["penulis"], "approved_by": newsroom["redaktur"]}
    return publish_item(item=take(text, url=url), **users, **options)


def test_gazetteer_takes_eight_queries(django_assert_num_queries):
    with django_assert_num_queries(8):
        build_gazetteer()


def test_item_keeps_the_text_and_what_was_read_from_it():
    item = take(RELEASE)

    assert item.raw_text == RELEASE
    assert item.title == "KPU Banyuasin Sortir Surat Suara Pilkada 2024"
    assert item.reading["related_titles"] == ["Gudang KPU Banyuasin Dijaga Dua Regu"]
    assert item.reading["published_date"] == "2024-11-04"
    assert "BACA JUGA" not in item.clean_text
    assert item.published_at.isoformat() == "2024-11-04T00:00:00+07:00"


def test_suggestions_name_rows_with_the_words_that_say_so(names):
    item = take(RELEASE)

    suggested = {str(s): s for s in item.suggestions.all()}
    assert {"Kabupaten Banyuasin (16.07)", "KPU Banyuasin", "Logistik"} <= set(suggested)
    assert suggested["Kabupaten Banyuasin (16.07)"].role == "primer"
    assert suggested["KPU Banyuasin"].body == names
    for suggestion in suggested.values():
        assert suggestion.evidence
        assert all(RELEASE[start:end] == words for start, end, words in suggestion.evidence)


def test_same_text_with_other_spaces_and_line_ends_is_one_item():
    first = take(RELEASE)

    again = take("  " + RELEASE.replace("\n", "\r\n"))

    assert again == first
    assert InboxItem.objects.count() == 1


def test_shared_name_stays_open_even_when_published(newsroom):
    article = published(HOMONYM, newsroom)

    homonyms = article.inbox_item.suggestions.filter(role="homonim")
    assert {s.region.code for s in homonyms} == {"33.22", "33.74"}
    assert {s.decision for s in homonyms} == {Decision.OPEN}
    assert homonyms[0].evidence == [[6, 14, "Semarang"]]
    assert not article.region_links.exists()


def test_release_is_published_in_full_under_the_office(newsroom, names):
    article = published(RELEASE, newsroom)

    assert article in Article.objects.published()
    assert article.kind == "rilis"
    assert "dua giliran" in article.body
    assert article.source.body == names
    assert article.source.kind == SourceKind.OFFICE
    link = article.region_links.get()
    assert (link.region.code, link.is_primary) == ("16.07", True)
    assert article.inbox_item.status == InboxStatus.ACCEPTED


def test_text_of_another_outlet_is_only_quoted(newsroom):
    article = published(CLIPPING, newsroom, url="https://contohpos.example/logistik")

    assert article.kind == "kliping"
    assert len(plain_text(article.body)) <= 300
    assert article.original_url == "https://contohpos.example/logistik"
    assert (article.source.name, article.source.domain) == ("CONTOHPOS.COM", "contohpos.com")
    assert [byline.author.name for byline in article.bylines.all()] == ["Sari"]
    assert "menurut kecamatan" in article.inbox_item.clean_text


def test_outlet_is_one_source_however_it_is_written(newsroom):
    source = Source.objects.create(
        slug="contoh-pos", name="Contoh Pos", kind="media", domain="contohpos.com"
    )

    assert published(CLIPPING, newsroom).source == source


def test_text_of_no_office_names_no_office(newsroom):
    article = published("KPU menjelaskan tahapan pemilu kepada pemilih muda.", newsroom)

    assert article.source.name == "Naskah tempel"


def test_refused_suggestion_is_not_published(newsroom):
    item = take(RELEASE)
    item.suggestions.filter(stage_kind__isnull=False).update(decision=Decision.REFUSED)

    article = publish_item(item=item, by=newsroom["penulis"], approved_by=newsroom["redaktur"])

    assert [link.kind for link in article.stage_links.all()] == [None]


def test_region_mentioned_in_passing_is_not_published(newsroom):
    item = take(RELEASE)
    item.suggestions.create(region=make_region("16"), role="terkait", score=0.4)

    article = publish_item(item=item, by=newsroom["penulis"], approved_by=newsroom["redaktur"])

    assert [link.region.code for link in article.region_links.all()] == ["16.07"]


def test_title_that_had_to_be_made_is_flagged():
    item = take("Gudang logistik dibuka pagi ini oleh petugas. Pekerjaan selesai sore hari.")

    assert item.is_title_missing
    assert item.title == "Gudang logistik dibuka pagi ini oleh petugas."


def test_item_is_published_once(newsroom):
    article = published(RELEASE, newsroom)

    with pytest.raises(Refused, match="sudah diputus"):
        publish_item(
            item=article.inbox_item, by=newsroom["penulis"], approved_by=newsroom["redaktur"]
        )


def test_text_without_a_body_is_not_published(newsroom):
    with pytest.raises(Refused, match="tidak ada naskah"):
        published("BACA JUGA: Surat Suara Tiba\n", newsroom)


def test_writer_cannot_approve(newsroom):
    item = take(RELEASE)

    with pytest.raises(Refused, match="tidak berhak"):
        publish_item(item=item, by=newsroom["redaktur"], approved_by=newsroom["penulis"])

    item.refresh_from_db()
    assert item.status == InboxStatus.NEW
    assert not Article.objects.exists()


def test_log_tells_who_took_it_in_and_who_accepted_it(newsroom):
    article = published(RELEASE, newsroom, note="catatan")

    events = Event.objects.filter(object_type="ingest.inboxitem").order_by("id")
    assert [(e.verb, e.actor) for e in events] == [
        ("masuk", None),
        ("diterima", newsroom["redaktur"]),
    ]
    assert events[1].details == {"article": article.pk, "note": "catatan"}
