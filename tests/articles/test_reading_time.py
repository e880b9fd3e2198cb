import pytest

from articles.reading_time import length_in_words, minutes_for, reading_minutes
from tests.factories import make_article


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (299, 1), (301, 2), (500, 2), (501, 3), (2000, 10)]
)
def test_minutes_follow_the_words(words, minutes):
    assert minutes_for(words) == minutes


def test_marks_and_pictures_are_no_words():
    body = '<h2>Satu dua</h2><p>tiga <a href="https://x.example/">empat</a></p>'
    assert length_in_words(f'{body}<figure data-gambar="1"></figure>') == "4 kata, 1 menit baca"
    assert length_in_words("") == "0 kata"
    assert reading_minutes(f"<p>{'kata ' * 800}</p>") == 4


@pytest.mark.django_db
def test_readers_are_told(client):
    article = make_article(body=f"<p>{'kata ' * 800}</p>")

    assert "4 menit baca" in client.get(article.get_absolute_url()).content.decode()
