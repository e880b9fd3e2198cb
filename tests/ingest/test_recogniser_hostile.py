"""Texts that nobody wrote: nothing may crash, nothing may take long."""

import random

import pytest

from ingest.recogniser import as_prediction
from tests.ingest.test_recogniser_gazetteer import read

# A search that grows with the square of the length does not come back from this.
LONG = 200_000


def filled(unit):
    return unit * (LONG // len(unit))


@pytest.mark.parametrize("text", ["", " ", "\n", "\0", "\ud800", "<", "&", "(", "A", ".", "KPU"])
def test_tiny_texts(text):
    recognition = read(text)

    assert as_prediction(recognition)["primary_region"] is None
    assert isinstance(recognition.structure.headline(), str)


def test_random_characters():
    source = random.Random(7)

    read("".join(chr(source.randrange(0x110000)) for _ in range(50_000)))


@pytest.mark.parametrize(
    "unit",
    [
        "a", "A b ", "\n", "<", "<script>", "<!--", "&amp", "(", "-", "A - ", "KPU Kota Banjar ",
        "KPU Sumsel dan PPK ", "Kecamatan Banjar, ", "BACA JUGA: x\n", "kata. BACA JUGA: x ",
        "Sabtu (24/8/2024) ", "1/", "Foto: ", "pemilihan ", "pemilu serentak ", "<p>x</p>",
    ],
)  # fmt: skip
def test_long_text_of_one_thing(unit):
    recognition = read(filled(unit))

    assert isinstance(recognition.structure.clean_text, str)
