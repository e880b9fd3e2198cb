"""Names of regions, bodies, elections and terms keep their words, unless these are words."""

import csv
from pathlib import Path

import pytest

from common.indonesian import stem
from common.text import fold

ROOT = Path(__file__).parents[2]
NAMES = {
    "regions/data/regions.csv": ["name"],
    "regions/data/aliases.csv": ["text"],
    "regions/data/capitals.csv": ["capital"],
    "bodies/data/bodies.csv": ["official_name", "short_name", "other_names"],
    "bodies/data/panwaslih_pilkada_aceh.csv": ["official_name", "short_name", "other_names"],
    "elections/data/elections.csv": ["name", "short_name", "aliases"],
    "elections/data/glossary.csv": ["short"],
}


def words_of(path) -> set[str]:
    with (ROOT / path).open(encoding="utf-8-sig", newline="") as file:
        texts = [line[column] for line in csv.DictReader(file) for column in NAMES[path]]
    return {word for text in texts for word in fold(text).split()}


def are_words() -> set[str]:
    lines = Path(__file__).with_name("names_that_are_words.txt").read_text().splitlines()
    return {line for line in lines if not line.startswith("#")}


@pytest.mark.parametrize("path", NAMES)
def test_names_are_kept_whole(path):
    """A region created later may need a line in kept.txt, or in names_that_are_words.txt."""
    changed = {word for word in words_of(path) if stem(word) != word}

    assert changed - are_words() == set()


def test_each_exception_is_a_name_that_changes():
    named = set().union(*map(words_of, NAMES))

    assert {word for word in are_words() if stem(word) == word or word not in named} == set()
