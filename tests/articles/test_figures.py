"""Pictures of the library in the text of an article, and everywhere else the text is shown."""

import json

import pytest
from django.core.files.base import ContentFile

from articles.content_hash import content_hash
from articles.figures import above_text
from articles.models import Image, ImageUse
from articles.spelling import is_spelling_fix
from articles.templatetags.article_text import text_of
from common.errors import Refused
from tests.articles.test_article_page import detail, page_of
from tests.desk import admin_url, form_data
from tests.factories import make_article, make_draft, make_user, record_change

pytestmark = pytest.mark.django_db


def use_picture(article, number=1, **fields):
    image = Image.objects.create(
        file=ContentFile(b"", name=f"gambar-{number}.png"),
        credit=f"Juru foto {number}",
        sha256=str(number),
        width=800,
        height=600,
    )
    values = {"alt": f"Gudang {number}", "caption": f"Keterangan {number}", **fields}
    return ImageUse.objects.create(article=article, image=image, **values)


def figure(use):
    return f'<figure data-gambar="{use.image_id}"></figure>'


def write_body(article, body):
    article.body = body
    article.save()
    record_change(article)


@pytest.fixture
def article():
    return make_article(body="<p>Satu.</p>")


def test_picture_stands_where_the_text_names_it(client, article):
    placed, other = use_picture(article, 1), use_picture(article, 2)
    write_body(article, f"<p>Satu.</p>{figure(placed)}<p>Dua.</p>")

    html = page_of(client, article)

    first, second = html.index("Satu."), html.index("Dua.")
    assert first < html.index(placed.image.file.url, first) < second
    assert html.index(other.image.file.url, html.index("<h1>")) < first
    assert html.count(f'alt="{placed.alt}"') == 1
    assert "data-gambar" not in html


def test_caption_in_the_text_is_escaped(client, article):
    use = use_picture(article, caption="<script>x()</script>")
    write_body(article, figure(use))

    assert "&lt;script&gt;x()" in page_of(client, article)


def test_picture_that_left_the_library_leaves_nothing(client, article):
    # Written past the desk, as by an old import.
    type(article).objects.update(body='<p>Satu.</p><figure data-gambar="999"></figure>')

    html = page_of(client, article)

    assert "figure" not in html[html.index("Satu.") : html.index("article-footer")]


def test_pictures_cost_no_query_each(client, article, django_assert_num_queries):
    uses = [use_picture(article, number) for number in range(4)]
    write_body(article, "".join(map(figure, uses[:3])))
    loaded = detail(article)

    with django_assert_num_queries(1):
        assert text_of(loaded).count("<figure") == 3
        assert above_text(loaded) == uses[3:]


def test_other_editions_leave_the_picture_out(client, article):
    use = use_picture(article)
    write_body(article, f"<p>Satu.</p>{figure(use)}<p>Dua.</p>")
    address = article.get_absolute_url()

    text = client.get(f"/ringan{address}").content.decode()
    feed = json.loads(client.get("/berita.json").content)["items"][0]["content_html"]
    version = client.get(f"{address}versi/2/").content.decode()

    assert "Gambar di versi lengkap" in text
    assert "<p>Satu.</p><p>Dua.</p>" in feed
    for shown in (text, feed, version):
        assert "<figure" not in shown


def test_text_with_a_picture_that_the_article_does_not_use_is_refused(article):
    use = use_picture(make_draft())

    with pytest.raises(Refused, match="Pemakaian gambar"):
        write_body(article, figure(use))


def test_form_says_why_and_keeps_what_was_written(client):
    article = make_draft(body="<p>Satu.</p>")
    client.force_login(make_user())
    address = admin_url(type(article), "change", article.pk)
    data = form_data(client.get(address)) | {"body": '<figure data-gambar="7"></figure>'}

    answer = client.post(address, data)

    article.refresh_from_db()
    assert "Isi menyisipkan gambar yang tidak ada di tabel" in answer.content.decode()
    assert answer.context["adminform"].form["body"].value() == data["body"]
    assert article.body == "<p>Satu.</p>"


def test_moving_a_picture_is_another_content_and_no_slip():
    article = make_draft()
    use = use_picture(article)
    before, after = f"<p>Satu.</p>{figure(use)}", f"{figure(use)}<p>Satu.</p>"
    article.body = before
    hash_before = content_hash(article)
    article.body = after

    assert content_hash(article) != hash_before
    assert not is_spelling_fix(before, "<p>Satu.</p>")


def test_saving_a_form_unchanged_counts_no_version(client):
    """Browsers send the line ends of a text as \\r\\n: every save counted as an edit."""
    article = make_article(body="<p>Satu.</p>\n<ul><li>Dua</li></ul>")
    client.force_login(make_user())
    address = admin_url(type(article), "change", article.pk)
    data = form_data(client.get(address))
    data["body"] = data["body"].replace("\n", "\r\n")

    answer = client.post(address, data)

    version = article.version
    article.refresh_from_db()
    assert answer.status_code == 302
    assert article.version == version


def test_form_offers_pictures_and_documents_and_tells_the_length(client):
    article = make_draft(body="<p>" + "kata " * 500 + "</p>")
    use = use_picture(article)
    article.documents.create(kind="sk", title="Keputusan", url="https://kpu.example/sk.pdf")
    client.force_login(make_user())

    page = client.get(admin_url(type(article), "change", article.pk))

    attributes = page.context["adminform"].form["body"].field.widget.data()
    assert json.loads(attributes["data-gambar"]) == {str(use.image_id): use.image.file.url}
    assert json.loads(attributes["data-dokumen"]) == [
        {"judul": "Keputusan", "alamat": "https://kpu.example/sk.pdf"}
    ]
    assert "500 kata, 2 menit baca" in page.content.decode()
