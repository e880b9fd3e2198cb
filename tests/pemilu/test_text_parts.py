"""Long texts in parts: nothing is lost, nothing weighs too much, cuts fall in good places."""

import random
import re
import string
from html.parser import HTMLParser

import pytest

from common.html import clean, plain_text
from pemilu.text_edition.parts import parts, weight

ROOM = 3000


def random_words(number, seed=1, longest=12):
    letters = random.Random(seed)
    return [
        "".join(letters.choices(string.ascii_lowercase, k=letters.randint(2, longest)))
        for _ in range(number)
    ]


def paragraphs(words, length=60):
    texts = [" ".join(words[start : start + length]) for start in range(0, len(words), length)]
    return "".join(f"<p>{text}.</p>" for text in texts)


def words_of(html):
    return plain_text(html).split()


class Balance(HTMLParser):
    """Counts what is open."""

    def __init__(self):
        super().__init__()
        self.opened = []

    def handle_starttag(self, tag, attrs):
        if tag != "br":
            self.opened.append(tag)

    def handle_endtag(self, tag):
        assert self.opened.pop() == tag


def is_well_formed(html):
    balance = Balance()
    balance.feed(html)
    balance.close()
    return not balance.opened


def test_a_short_text_is_one_part():
    assert parts("<p>Satu.</p><p>Dua.</p>", ROOM) == ["<p>Satu.</p><p>Dua.</p>"]
    assert parts("", ROOM) == [""]


TEXTS = {
    "paragraphs": paragraphs(random_words(6000)),
    "one paragraph": f"<p>{' '.join(random_words(6000))}</p>",
    "no markup": " ".join(random_words(3000)),
    "one word": f"<p>{''.join(random_words(2000))}</p>",
    "nested marks": f"<p><em><strong>{' '.join(random_words(2500))}</strong></em></p>",
    "list": "<ul>" + "".join(f"<li>{word}</li>" for word in random_words(2500)) + "</ul>",
    "table": "<table><tbody>"
    + "".join(f"<tr><td>{word}</td><td>{word[::-1]}</td></tr>" for word in random_words(900))
    + "</tbody></table>",
    "quotation": f"<blockquote>{paragraphs(random_words(2500))}</blockquote>",
    "entities": "<p>" + " ".join(f"{word} &amp; &lt;" for word in random_words(1500)) + "</p>",
    "link": f'<p>{" ".join(random_words(900))} <a href="/berita/?q=a>b">'
    f"{' '.join(random_words(900))}</a></p>",
    "wide letters": "<p>" + "🗳 ж漢 " * 3000 + "</p>",
}


@pytest.mark.parametrize("html", TEXTS.values(), ids=TEXTS)
def test_parts_are_light_and_well_formed_and_lose_nothing(html):
    found = parts(html, ROOM)

    assert len(found) > 1 or weight(html) <= ROOM
    assert max(map(weight, found)) <= ROOM + 20
    assert all(map(is_well_formed, found))
    assert [clean(part) for part in found] == [clean(clean(part)) for part in found]
    together = "".join("".join(words_of(part)) for part in found)
    assert together == "".join(words_of(html))


def test_cuts_fall_between_paragraphs():
    found = parts(TEXTS["paragraphs"], ROOM)

    assert all(part.startswith("<p>") and part.endswith(".</p>") for part in found)
    # As much as there is room for.
    assert min(map(weight, found[:-1])) > ROOM * 0.8


def test_a_paragraph_without_end_is_cut_between_sentences():
    sentences = [" ".join(random_words(12, seed)) + "." for seed in range(300)]

    found = parts(f"<p>{' '.join(sentences)}</p>", ROOM)

    paragraphs = [text for part in found for text in re.findall(r"<p>(.*?)</p>", part)]
    assert len(paragraphs) > 5
    assert all(text.strip().endswith(".") for text in paragraphs)


def test_a_table_is_whole_when_it_fits_and_else_cut_between_rows():
    row = "<tr><th>{}</th><td>{}</td></tr>"
    small = "".join(row.format(word, word[::-1]) for word in random_words(60))
    small = f"<table><tbody>{small}</tbody></table>"

    found = parts(paragraphs(random_words(400)) + small, ROOM)

    assert any(small in part for part in found)
    assert all(
        part.count("<tr>") == part.count("</td></tr>") for part in parts(TEXTS["table"], ROOM)
    )


def test_numbers_of_a_list_go_on_in_the_next_part():
    items = [f"<li>{word}</li>" for word in random_words(2000)]

    found = "".join(parts(f"<ol>{''.join(items)}</ol>", ROOM))

    for start in map(int, re.findall(r'<ol start="(\d+)">', found)):
        assert f'<ol start="{start}">{items[start - 1]}' in found
    assert found.count("<ol start") >= 3


def test_a_heading_stays_with_what_follows_it():
    html = "".join(
        f"<h2>Bab {number}</h2>{paragraphs(random_words(60, seed=number))}" for number in range(100)
    )

    assert not any(part.endswith("</h2>") for part in parts(html, ROOM))
