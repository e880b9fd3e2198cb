"""How well what a reader wrote fits a name."""

from enum import IntEnum


class Match(IntEnum):
    """Best first; `RegionQuerySet.best_first` follows the same rules in SQL."""

    EXACT = 0
    BEGINNING = 1
    WORD = 2
    NONE = 3

    @classmethod
    def of(cls, text, *names):
        """The best that `text` fits any of `names`."""
        text = text.strip().lower()
        names = [name.lower() for name in names]
        if text in names:
            return cls.EXACT
        if any(name.startswith(text) for name in names):
            return cls.BEGINNING
        return cls.WORD if any(f" {text}" in name for name in names) else cls.NONE
