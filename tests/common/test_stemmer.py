"""The Indonesian stemmer on word families, confusable roots and hostile input."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.indonesian import stem
from common.indonesian.stemmer import _roots, root_of

FAMILIES = [
    [root, *forms.split()]
    for line in Path(__file__).with_name("word_families.txt").read_text().splitlines()
    if not line.startswith("#")
    for root, forms in [line.split(":")]
]


def test_the_families_are_many_and_large():
    assert len(FAMILIES) >= 80
    assert all(len(set(family)) >= 7 for family in FAMILIES)


def test_forms_of_a_family_share_their_stem():
    pairs = [pair for family in FAMILIES for pair in combinations(map(stem, family), 2)]

    assert sum(one == other for one, other in pairs) / len(pairs) >= 0.98


def test_no_two_families_share_a_stem():
    owners = {}
    for family in FAMILIES:
        for form in family:
            owners.setdefault(stem(form), set()).add(family[0])

    assert {found: owner for found, owner in owners.items() if len(owner) > 1} == {}


@pytest.mark.parametrize(
    ("root", "forms"),
    [
        ("awas", "pengawasan mengawasi diawasi pengawas"),
        ("tetap", "menetapkan"),
        ("kirim", "mengirim"),
        ("tolak", "menolak"),
        ("tahu", "mengetahui diketahui pengetahuan ketahui"),
        ("sah", "mengesahkan pengesahan"),
        ("cek", "mengecek pengecekan"),
        ("netral", "ketidaknetralan"),
        ("percaya", "tepercaya terpercaya"),
        ("transfer", "mentransfer ditransfer"),
    ],
)
def test_prefixes_meet_their_root(root, forms):
    assert {form: stem(form) for form in forms.split()} == dict.fromkeys(forms.split(), root)


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("berikan", "beri"),  # not ber- + ikan
        ("mengurus", "urus"),  # not kurus
        ("memasak", "masak"),  # not pasak
        ("pengalaman", "alami"),  # not alam
        ("membedakan", "beda"),  # not bedak
        ("menunjukan", "tunjuk"),  # a slip for menunjukkan
        ("masalah", "masalah"),  # not masa + -lah
        ("peralatan", "alat"),  # not pe- + ralat
        ("merubah", "ubah"),
        ("praktek", "praktik"),
        ("pemilu", "pemilu"),
        ("kepemiluan", "pemilu"),
    ],
)
def test_of_several_analyses_the_meant_one_wins(word, root):
    assert stem(word) == root


CONFUSABLE = """beri berita berikut | suara suaka | pilih pulih | awas awan | calon calo
    kota kotak | rapat rapi | tahap tahan | dukung dukun | bantuan batu | pemerintah memerintahkan
    perolehan oleh | pengumuman umum | peserta serta | ketua tua | masalah masa | masa massa
    pendapat mendapat | kembali balik | keluar luar | berangkat angkat | setuju tuju | adil adik
    hukum hukun | undang udang | lapor lapar | curang kurang | surat suram | saksi sanksi
    pengacara acara | kepala pala | mengemas emas | pengawalan awal | perempuan empu"""


@pytest.mark.parametrize("words", [w.split() for w in CONFUSABLE.replace("\n", "|").split("|")])
def test_confusable_words_stay_apart(words):
    assert len({stem(word) for word in words}) == len(words)


WHOLE = """
    kediri banyuasin sampit pekalongan pemalang pelalawan maluku mentawai kerinci bekasi
    kuningan asahan banggai kalimantan sulawesi merauke bawaslu pemilukada megawati
"""


@pytest.mark.parametrize("name", WHOLE.split())
def test_names_stay_whole(name):
    assert stem(name) == name


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("mengxenolitkan", "xenolit"),  # no listed root: Snowball
        ("xenolitnya", "xenolit"),
        ("dixena", "dixena"),  # too little would be left
        ("susanti", "susanti"),  # a name: Snowball would take its -i
    ],
)
def test_words_of_no_listed_root_are_guessed_with_care(word, stemmed):
    assert root_of(word) is None
    assert stem(word) == stemmed


@pytest.mark.parametrize(
    "word", ["", "a", "di", "kpu", "2024", "pasal7", "x" * 100, "awás", "di\0"]
)
def test_what_is_no_long_word_comes_back(word):
    assert stem(word) == word


@given(st.text() | st.text(alphabet="abdeghikmnprstuy"))
def test_any_text_has_one_stem_that_is_its_own(word):
    found = stem(word)

    assert isinstance(found, str)
    assert stem.__wrapped__(word) == found
    assert stem(found) == found


def test_a_root_is_its_own_stem():
    assert [root for root in set(_roots().values()) if stem(root) != root] == []


@pytest.mark.parametrize("name", ["roots.txt", "kept.txt", "variants.txt"])
def test_lists_are_sorted_and_without_repetition(name):
    path = Path(__file__).parents[2] / "common" / "indonesian" / name
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")]

    assert lines == sorted(set(lines))
    assert all(word.isascii() and word.isalpha() for line in lines for word in line.split())
