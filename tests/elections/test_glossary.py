import pytest

from elections.models import Term

pytestmark = pytest.mark.django_db

GLOSSARY = "/glosarium/"


def make_term(short, **fields):
    slug = short.lower().replace(".", "-").replace(" ", "-")
    return Term.objects.create(slug=slug, short=short, **{"definition": "Artinya.", **fields})


def test_glossary_lists_terms_by_letter_whatever_their_case(client):
    for short in ["TPS", "coklit", "C.Hasil", "DPT", "dapil"]:
        make_term(short)

    response = client.get(GLOSSARY)

    assert [term.short for term in response.context["terms"]] == [
        *("C.Hasil", "coklit", "dapil", "DPT", "TPS")
    ]
    page = response.content.decode()
    assert [page.count(f'href="#huruf-{letter}"') for letter in "cdt"] == [1, 1, 1]
    assert [page.count(f'<h2 id="huruf-{letter}">') for letter in "cdt"] == [1, 1, 1]


def test_term_is_found_at_its_address_and_escaped(client):
    term = make_term("PSU", name="pemungutan <suara> ulang", definition="A & B.")

    page = client.get(GLOSSARY).content.decode()

    assert term.get_absolute_url() == "/glosarium/#psu"
    assert '<dt id="psu">PSU</dt>' in page
    assert "pemungutan &lt;suara&gt; ulang" in page
    assert "A &amp; B." in page


def test_terms_for_texts_carry_the_address_of_their_own(django_assert_num_queries):
    term = make_term("PSU", name="pemungutan suara ulang")
    make_term("TPS", is_explained=False)

    with django_assert_num_queries(1):
        found = Term.objects.for_texts()

    assert found == [("PSU", "pemungutan suara ulang", term.get_absolute_url())]


def test_empty_glossary_says_so(client):
    assert "Belum ada istilah" in client.get(GLOSSARY).content.decode()


@pytest.mark.parametrize("number", [1, 60])
def test_glossary_costs_two_queries(client, number, django_assert_num_queries):
    for place in range(number):
        make_term(f"ISTILAH {place}")

    with django_assert_num_queries(2):
        client.get(GLOSSARY)
