from datetime import date

import pytest

from accounts.desk.comparison import compare
from accounts.desk.wording import Piece, marked_texts
from articles.models import Article, Topic
from bodies.models import Body, Contact
from common.snapshots import take_snapshot
from elections.models import Stage
from tests.factories import make_body, make_draft, make_region, make_stage

pytestmark = pytest.mark.django_db


def said(pieces) -> str:
    """The pieces as one text, what is other in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_other else piece.text for piece in pieces)


def test_equal_snapshots_have_no_difference():
    snapshot = take_snapshot(make_draft(regions=[make_region("16.07")]))

    assert compare(Article, snapshot, snapshot) == []


def test_text_shows_the_very_words_that_differ():
    before, after = marked_texts("Tahapan dimulai hari Senin.", "Tahapan dimulai hari Selasa.")

    assert said(before) == "Tahapan dimulai hari [Senin]."
    assert said(after) == "Tahapan dimulai hari [Selasa]."


def test_long_text_shows_what_is_around_the_difference():
    paragraphs = [f"<p>Alinea nomor {number} tetap sama.</p>" for number in range(100)]
    changed = [*paragraphs[:50], "<p>Alinea yang baru.</p>", *paragraphs[51:]]

    before, after = marked_texts("".join(paragraphs), "".join(changed))

    assert "[nomor 50 tetap sama]." in said(before)
    assert "[yang baru]" in said(after)
    assert len(said(after)) < 700


def test_passage_of_thousands_of_other_words_is_marked_as_a_whole():
    old, new = "satu " * 20_000, "dua " * 20_000

    assert marked_texts(old, new) == ([Piece(old, True)], [Piece(new, True)])


def test_columns_are_told_as_the_desk_shows_them():
    stage = make_stage(starts_on=date(2024, 11, 24), certainty="ditetapkan")
    before = take_snapshot(stage)
    region = make_region("16.07", "Kabupaten Banyuasin")
    stage.starts_on, stage.certainty, stage.region = date(2024, 11, 25), "rencana", region

    found = [
        (each.label, said(each.before), said(each.after))
        for each in compare(Stage, before, take_snapshot(stage))
    ]

    assert found == [
        ("hanya di wilayah", "[–]", "[Kabupaten Banyuasin (16.07)]"),
        ("mulai", "[24] November 2024", "[25] November 2024"),
        ("kepastian", "[ditetapkan]", "[rencana]"),
    ]


def test_rows_of_parts_are_told_in_words_and_those_of_one_side_marked():
    body = make_body("kpu")
    kept = Contact.objects.create(body=body, kind="telepon", value="0711-1")
    before = take_snapshot(body)
    Contact.objects.create(body=body, kind="surel", value="kpu@example.org")

    (contacts,) = compare(Body, before, take_snapshot(body))

    assert contacts.label == "kontak"
    assert said(contacts.before) == f"telepon · nilai: {kept.value}"
    assert said(contacts.after) == f"[surel · nilai: kpu@example.org]\n{said(contacts.before)}"


def test_links_are_named_and_deleted_rows_said_to_be_gone():
    article = make_draft()
    lost = Topic.objects.create(slug="a", name="Logistik")
    article.topics.add(lost)
    before = take_snapshot(article)
    lost.delete()
    article.topics.add(Topic.objects.create(slug="b", name="Debat"))

    (topics,) = compare(Article, before, take_snapshot(article))

    assert (said(topics.before), said(topics.after)) == ("[(sudah dihapus)]", "[Debat]")


def test_every_model_is_named_with_one_query(django_assert_num_queries):
    article = make_draft(regions=[make_region("16.07")])
    before = take_snapshot(article)
    after = take_snapshot(
        make_draft(regions=[make_region(f"16.{number}") for number in range(10, 30)])
    )

    with django_assert_num_queries(1):
        compare(Article, before, after)


def test_snapshot_older_than_its_model_is_still_told():
    before = {"fields": {"lama": "x"}, "parts": {"lama_lama": [{"a": 1}]}, "links": {"tua": [1]}}
    after = {"fields": {}, "parts": {}, "links": {}}

    labels = [difference.label for difference in compare(Article, before, after)]

    assert labels == ["lama", "lama_lama", "tua"]
