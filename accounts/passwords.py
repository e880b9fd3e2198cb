"""What a password must be: long, not about its owner, not made of what everybody tries first.

No rule asks for digits or signs: they make `Rahasia123!` and not a sentence.
"""

import functools
import re
import unicodedata
from pathlib import Path

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

SHORTEST = 12
FEWEST_DIFFERENT_CHARACTERS = 6
LIST = Path(__file__).parent / "data" / "breached_passwords.txt"
# Shorter ones stand inside too many good passwords.
SHORTEST_WORD = 4

# What guessing programs try in place of letters; 1 is an i or an l.
LEET = str.maketrans("0345678@$!|+", "oeasgtbasilt")
_NO_LETTER = re.compile(r"[\W\d_]+")
RUNS = [
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "poiuytrewqlkjhgfdsamnbvcxz",
    "1234567890123456789012345678901234567890",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
]


class LengthValidator:
    def validate(self, password, user=None):
        if len(password) < SHORTEST:
            raise ValidationError(
                f"Kata sandi ini terlalu pendek: sedikitnya {SHORTEST} karakter.",
                code="password_too_short",
            )

    def get_help_text(self):
        return (
            f"Sedikitnya {SHORTEST} karakter. Paling mudah diingat dan paling sulit ditebak: "
            "satu kalimat dari beberapa kata yang tidak biasa berdampingan. Angka dan tanda "
            "boleh, tidak wajib."
        )


class PersonalDataValidator(UserAttributeSimilarityValidator):
    DEFAULT_USER_ATTRIBUTES = (
        *UserAttributeSimilarityValidator.DEFAULT_USER_ATTRIBUTES,
        "display_name",
    )

    def __init__(self):
        super().__init__(user_attributes=self.DEFAULT_USER_ATTRIBUTES)

    def validate(self, password, user=None):
        try:
            super().validate(password, user)
        except ValidationError:
            raise ValidationError(
                "Kata sandi ini mirip dengan nama atau alamat surel Anda.",
                code="password_too_similar",
            ) from None

    def get_help_text(self):
        return "Jangan mirip dengan nama atau alamat surel Anda."


class BreachedPasswordValidator:
    """Refuses what stands in lists of stolen passwords, and what programs make of those lists."""

    def validate(self, password, user=None):
        if is_guessed(password):
            raise ValidationError(
                "Kata sandi ini termasuk yang paling dahulu dicoba orang. Pakai kalimat sendiri "
                "dari beberapa kata.",
                code="password_breached",
            )

    def get_help_text(self):
        return (
            "Jangan kata sandi yang sudah umum, urutan papan tik, atau kata berulang, walau "
            "ditambah angka."
        )


def is_guessed(password: str) -> bool:
    text = unicodedata.normalize("NFKC", password).casefold()
    # Without a letter it is a date or a telephone number.
    if len(set(text)) < FEWEST_DIFFERENT_CHARACTERS or not any(map(str.isalpha, text)):
        return True
    return any(is_weak(form) for form in forms_of(text))


def forms_of(text: str) -> set[str]:
    """The letters of `text`: as they stand, and with signs and digits read as letters."""
    core = text.strip("0123456789 !?.,-_*#@+=()")
    readings = {text, core}
    readings |= {form.replace("1", one).translate(LEET) for form in readings for one in ("i", "l")}
    return {_NO_LETTER.sub("", form) for form in readings} | {re.sub(r"[\W_]+", "", text)}


def is_weak(form: str) -> bool:
    """Whether `form` is a listed word, two of them, one unit repeated, or a run of keys."""
    if not form:
        return False
    unit = repeated_unit(form)
    if unit != form:
        return len(unit) < SHORTEST or is_weak(unit)
    return is_run(form) or is_listed(form)


def repeated_unit(form: str) -> str:
    """`sayang` for `sayangsayang`; the form itself when nothing repeats."""
    return form[: (form + form).index(form, 1)]


def is_run(form: str) -> bool:
    return any(form in run or form in run[::-1] for run in RUNS)


def is_listed(form: str) -> bool:
    words = listed_words()
    if form in words:
        return True
    cuts = range(SHORTEST_WORD, len(form) - SHORTEST_WORD + 1)
    return any(form[:cut] in words and form[cut:] in words for cut in cuts)


@functools.cache
def listed_words() -> frozenset[str]:
    """Our list and Django's, folded; read when the first password is chosen."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    own = {line for line in lines if line and not line.startswith("#")}
    folded = {_NO_LETTER.sub("", word) for word in CommonPasswordValidator().passwords}
    return frozenset(word for word in own | folded if len(word) >= SHORTEST_WORD)
