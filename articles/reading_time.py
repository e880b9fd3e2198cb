"""How long a text is, and how long it takes to read."""

from common.html import plain_text

# Silent reading takes 184 ± 29 words a minute on average over 17 languages (Trauzettel-Klosinski
# and Dietz, Investigative Ophthalmology & Visual Science 53, 2012), 238 in English non-fiction
# (Brysbaert, Journal of Memory and Language 109, 2019). Nobody measured Indonesian among them; its
# words are longer than English ones. 200 lies between, and promises nobody too little.
WORDS_A_MINUTE = 200


def count_words(body: str) -> int:
    """The words of cleaned HTML, told apart by white space."""
    return len(plain_text(body).split())


def minutes_for(words: int) -> int:
    """Whole minutes to read `words` words, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))


def reading_minutes(body: str) -> int:
    return minutes_for(count_words(body))


def length_in_words(body: str) -> str:
    """As in “312 kata, 2 menit baca”; of an empty text its words alone."""
    words = count_words(body)
    return f"{words} kata, {minutes_for(words)} menit baca" if words else "0 kata"
