"""Pictures as readers, social sites and search engines get them."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Image, ImageUse
from tests.factories import make_article, make_region
from tests.pictures import make_image

pytestmark = pytest.mark.django_db


def page_with(client, *images, **fields):
    article = make_article()
    for order, image in enumerate(images):
        ImageUse.objects.create(article=article, image=image, order=order, alt="Gudang", **fields)
    return client.get(article.get_absolute_url()).content.decode()


def test_browsers_choose_among_sizes_and_kinds(client):
    image = make_image(size=(700, 350))

    html = page_with(client, image)

    stem = image.file.url.removesuffix(".jpg")
    for ending, kind in (("avif", "image/avif"), ("jpg", None)):
        srcset = f'srcset="{stem}-320.{ending} 320w, {stem}-700.{ending} 700w" sizes="(min-width'
        assert (
            f'<source type="{kind}" {srcset}' if kind else f'src="{stem}-700.jpg" {srcset}'
        ) in html
    assert 'alt="Gudang" width="700" height="350" fetchpriority="high" decoding="async"' in html
    assert "Kredit: Sari Contoh" in html


def test_first_picture_is_loaded_at_once_and_the_others_when_needed(client):
    html = page_with(client, make_image(), make_image(seed=2))

    loading = re.findall(r'fetchpriority="high"|loading="lazy"', html)
    assert loading == ['fetchpriority="high"', 'loading="lazy"']


def test_picture_without_copies_is_shown_as_it_is(client):
    image = make_image()
    Image.objects.update(widths="")

    html = page_with(client, image)

    assert f'src="{image.file.url}"' in html
    assert "srcset" not in html


def test_two_pictures_ask_as_much_as_one(client):
    article = make_article()
    counts = []
    for seed in (1, 2, 3):
        ImageUse.objects.create(article=article, image=make_image(seed), alt="Gudang")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(article.get_absolute_url())
        counts.append(len(queries))

    assert len(set(counts)) == 1


def test_only_what_may_be_taken_elsewhere_is_offered_to_others(client):
    own = make_image(description="Rahasia desk")
    free = make_image(seed=2, size=(1300, 900), focus_x=0, may_redistribute=True)

    html = page_with(client, own, free)

    assert f'<meta property="og:image" content="http://localhost:8000{free.variants.card}">' in html
    assert '<meta property="og:image:width" content="1200">' in html
    assert re.search(rf'"image":\s*\["http://localhost:8000{free.variants.card}"\]', html)
    assert own.file.url not in re.sub(r"<figure.*?</figure>", "", html, flags=re.DOTALL)
    assert "Rahasia desk" not in html


def test_page_whose_picture_others_may_not_take_is_shown_by_its_region(client):
    article = make_article(regions=[make_region("16")])
    ImageUse.objects.create(article=article, image=make_image(), alt="Gudang")

    html = client.get(article.get_absolute_url()).content.decode()

    assert not re.search(r'og:image" content="[^"]*/media/', html)


@pytest.mark.parametrize(("ending", "kind"), [("avif", "image/avif"), ("jpg", "image/jpeg")])
def test_files_are_served_under_their_kind(client, ending, kind):
    image = make_image()

    answer = client.get(image.file.url.replace(".jpg", f"-64.{ending}"))
    answer.close()

    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_text_edition_tells_of_the_picture(client):
    article = make_article()
    ImageUse.objects.create(article=article, image=make_image(), alt="Gudang")

    html = client.get(f"/ringan{article.get_absolute_url()}").content.decode()

    assert "Gambar di versi lengkap (kredit: Sari Contoh): Gudang" in html
    assert "srcset" not in html
