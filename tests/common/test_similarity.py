"""Texts that are nearly the same are found by their sketches; others are not."""

import random

import pytest

from common.similarity import likeness, shingles, sketch, sketch_of, words_of

VOCABULARY = [f"{head}{tail}" for head in ("ka", "se", "mo", "tur", "bi", "lan") for tail in
              ("ba", "rita", "pan", "gu", "lis", "dara", "ko", "min", "tap", "ruh")]  # fmt: skip


def text_of(seed, words=300):
    chance = random.Random(seed)
    return [chance.choice(VOCABULARY) for _ in range(words)]


def changed(words, share, seed):
    """`words` with that share of them replaced, spread over the text."""
    chance = random.Random(f"{seed}-changed")
    places = set(chance.sample(range(len(words)), round(len(words) * share)))
    return [f"ganti{at}" if at in places else word for at, word in enumerate(words)]


def is_found(one, other):
    return bool(set(sketch_of("", one)) & set(sketch_of("", other)))


def test_nearly_every_text_with_a_tenth_of_its_words_changed_is_found():
    pairs = [(" ".join(text_of(n)), " ".join(changed(text_of(n), 0.1, n))) for n in range(100)]

    assert sum(is_found(*pair) for pair in pairs) >= 97
    measured = [likeness(*map(shingles, pair)) for pair in pairs]
    assert 0.85 < min(measured) <= max(measured) < 0.95


def test_another_text_is_not_found():
    texts = [" ".join(text_of(seed)) for seed in range(60)]

    assert not [1 for one, other in zip(texts, texts[1:], strict=False) if is_found(one, other)]
    assert likeness(shingles(texts[0]), shingles(texts[1])) < 0.5


def test_excerpt_is_like_its_whole():
    words = text_of(1)

    assert likeness(shingles(" ".join(words[:60])), shingles(" ".join(words))) == 1


def test_case_accents_and_punctuation_make_no_other_text():
    assert words_of("“Perlé” — PEMILU, (2024)!") == ["perle", "pemilu", "2024"]


@pytest.mark.parametrize("text", ["", "   ", "—…!", "\u200f\u00ad"])
def test_text_without_words_has_no_sketch(text):
    assert sketch_of(text, text) == []
    assert likeness(shingles(text), shingles(text)) == 0


def test_few_words_are_like_the_same_few_words_alone():
    one, other = shingles("rapat pleno dibuka"), shingles("rapat pleno ditutup")

    assert (likeness(one, one), likeness(one, other)) == (1, 0)


def test_numbers_fit_the_column_and_never_change():
    numbers = sketch(shingles(" ".join(text_of(3))))

    assert all(0 <= number < 2**63 for number in numbers)
    assert sketch(shingles("satu dua tiga empat lima")) == [1764459285648884198]
