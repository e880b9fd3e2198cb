import pytest

from common.html import clean, paragraphs, plain_text


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("<p>Aman</p>", "<p>Aman</p>"),
        ("<p onclick=x()>Aman</p>", "<p>Aman</p>"),
        ("<script>x()</script><p>Aman</p>", "<p>Aman</p>"),
        ("<p style='color:red' class=x>Aman</p>", "<p>Aman</p>"),
        ("<img src=x onerror=x()>", ""),
        ("<a href='javascript:x()'>a</a>", '<a rel="nofollow noopener">a</a>'),
        (
            "<a href='https://contoh.id'>a</a>",
            '<a href="https://contoh.id" rel="nofollow noopener">a</a>',
        ),
        ("<iframe src=//x></iframe><p>Aman</p>", "<p>Aman</p>"),
    ],
)
def test_only_text_structure_is_kept(source, kept):
    assert clean(source) == kept
    assert clean(clean(source)) == kept


def test_plain_text_separates_blocks_and_reads_entities():
    assert (
        plain_text("<h2>Satu</h2><p>dua &amp; tiga<br>empat</p>") == "Satu\n\ndua & tiga\n\nempat"
    )


def test_paragraphs_escape_what_was_pasted():
    assert paragraphs("a <b>\n\n\n c & d ") == "<p>a &lt;b&gt;</p>\n<p>c &amp; d</p>"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ('<figure data-gambar="12"></figure>', '<figure data-gambar="12"></figure>'),
        (
            '<figure data-gambar="12" onclick="x()" class="x"><img src=x>teks</figure>',
            '<figure data-gambar="12"></figure>teks',
        ),
        ("<figure>teks</figure>", "teks"),
        ('<figure data-gambar="12a">teks</figure>', "teks"),
        ('<figure data-gambar="-1"></figure>', ""),
        ('<figure data-gambar="1234567890123456789"></figure>', ""),
        ('<figure data-gambar="٣"></figure>', ""),
        # A list inside a figure inside an item: without the figure it is another list.
        (
            '<ul><li><figure data-gambar="1"><li>a</li></figure></li></ul>',
            '<ul><li><figure data-gambar="1"></figure></li><li>a</li></ul>',
        ),
    ],
)
def test_figure_names_a_picture_and_holds_nothing(source, kept):
    assert clean(source) == kept
    assert clean(clean(source)) == kept


def test_words_around_a_figure_stay_apart():
    assert plain_text('satu<figure data-gambar="1"></figure>dua') == "satu\n\ndua"


def test_words_of_two_cells_stay_apart():
    assert plain_text("<table><tr><th>satu</th><td>dua</td></tr></table>") == "satu dua"
