"""Indonesian words: the stem that the inflected forms of a word share."""

from common.indonesian.stemmer import stem

__all__ = ["stem"]
