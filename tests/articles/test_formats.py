import csv
import io
import json
from xml.etree import ElementTree

import pytest

from articles.actions import correct
from articles.models import Source
from tests.factories import (
    make_article,
    make_body,
    make_election,
    make_region,
    make_stage_kind,
    moment,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def ids_in_json(response):
    return [item["id"] for item in json.loads(response.content)["items"]]


def ids_in_atom(response):
    return [entry.find(f"{ATOM}id").text for entry in root_of(response).iter(f"{ATOM}entry")]


def root_of(response):
    return ElementTree.fromstring(response.content)


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


def test_item_tells_everything_the_contract_names(client):
    region, election = make_region("16.07"), make_election()
    body = make_body("kpu", region)
    source = Source.objects.create(slug="koran", name="Koran", kind="media")
    article = make_article(
        "Gudang diperiksa",
        regions=[region],
        bodies=[body],
        stages=[(election, make_stage_kind())],
        source=source,
        summary="Ringkas.",
    )
    correct(article=article, by=article.approved_by, kind="ralat", text="Angka diperbaiki.")

    item = json.loads(client.get("/berita.json").content)["items"][0]

    assert item["id"] == f"urn:uuid:{article.uid}"
    assert item["title"] == "Gudang diperiksa"
    assert item["url"].endswith(article.get_absolute_url())
    assert item["content_html"] == "<p>Isi contoh.</p>"
    assert item["date_modified"] > item["date_published"]
    facts = item["_pemilu"]
    assert facts["ralat"][0]["teks"] == "Angka diperbaiki."
    assert facts | {"ralat": []} == {
        "jenis": "berita",
        "wilayah": ["16.07"],
        "penyelenggara": [body.slug],
        "pemilu": "pilkada-2024",
        "tahapan": "masa-tenang",
        "sumber": "koran",
        "ralat": [],
    }


def test_all_formats_hold_the_same_articles_in_the_same_order(client):
    for hour in range(25):
        make_article(at=moment(f"2024-01-{1 + hour % 3:02d} 00:00"))

    in_json = ids_in_json(client.get("/berita.json"))

    assert len(in_json) == 20
    assert ids_in_atom(client.get("/berita.atom")) == in_json
    assert [row["id"] for row in rows_of(client.get("/berita.csv"))] == in_json


def test_next_page_goes_on_where_the_first_ends(client):
    for _ in range(25):
        make_article()
    first = json.loads(client.get("/berita.json?jenis=berita").content)

    path = first["next_url"].split("//", 1)[1].split("/", 1)[1]
    second = json.loads(client.get(f"/{path}").content)

    assert len(second["items"]) == 5
    assert "jenis=berita" in path
    assert "next_url" not in second


def test_csv_cells_cannot_be_formulas(client):
    make_article("=HYPERLINK(1)", summary="+62 bukan rumus")

    row = rows_of(client.get("/berita.csv"))[0]

    assert row["judul"] == "'=HYPERLINK(1)"
    assert row["ringkasan"] == "'+62 bukan rumus"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_of_a_csv_begins_like_a_formula(client, start, monkeypatch):
    # Even cells that nobody can write a formula into today.
    monkeypatch.setattr("articles.formats.csv._row", lambda article: [f"{start}1+1"] * 13)
    make_article()

    row = rows_of(client.get("/berita.csv"))[0]

    assert set(row.values()) == {f"'{start}1+1"}


def test_csv_keeps_quotes_commas_and_line_ends(client):
    title, summary = 'Kata "resmi", katanya', "Baris satu\r\nbaris dua;\ntiga"
    make_article(title, summary=summary)

    row = rows_of(client.get("/berita.csv"))[0]

    assert (row["judul"], row["ringkasan"]) == (title, summary)


def test_atom_survives_control_characters(client):
    make_article("Judul \x0b aneh")

    assert len(ids_in_atom(client.get("/berita.atom"))) == 1


def test_error_is_told_in_every_format(client):
    make_article()

    in_json = client.get("/berita.json?wilayah=tidak-ada")
    in_atom = client.get("/berita.atom?wilayah=tidak-ada")
    in_csv = client.get("/berita.csv?wilayah=tidak-ada")

    feed = json.loads(in_json.content)
    assert feed["items"] == []
    assert "tidak dikenal" in feed["_galat"]["wilayah"]
    assert "tidak dikenal" in root_of(in_atom).find(f"{ATOM}subtitle").text
    assert ids_in_atom(in_atom) == []
    assert in_csv.content.decode().count("\n") == 1
    for response in (in_json, in_atom, in_csv):
        assert response.status_code == 200
        assert response["X-Galat"] == "wilayah"
        assert response["X-Robots-Tag"] == "noindex"
