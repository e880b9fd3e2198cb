"""Pages of the text edition, for tests: their words and their weight."""

import gzip
import string
from random import Random

LARGEST_PAGE = 5120


# django.middleware.gzip adds up to this many random bytes.
PADDING = 100


def text_of(client, path, **params):
    response = client.get(path, params)
    assert response.status_code == 200
    return response.content.decode()


def text_path(article):
    return f"/ringan{article.get_absolute_url()}"


def weight(html):
    return len(gzip.compress(html.encode(), 6)) + PADDING


def random_words(number, seed):
    letters = Random(seed)
    alphabet = string.ascii_letters + string.digits
    words = ("".join(letters.choices(alphabet, k=letters.randint(2, 11))) for _ in range(number))
    return " ".join(words)
