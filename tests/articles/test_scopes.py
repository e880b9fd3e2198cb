import pytest

from articles.models import Article
from tests.factories import make_article, make_body, make_region

pytestmark = pytest.mark.django_db


def test_articles_of_a_region_are_those_of_everything_below_it():
    body = make_body("kpu", make_region("16.07"))
    inside = make_article(regions=[make_region("16.07.10")], bodies=[body])
    make_article(regions=[make_region("16.71")])

    assert list(Article.objects.in_region(make_region("16.07"))) == [inside]
    assert list(Article.objects.about_body(body)) == [inside]
    assert Article.objects.in_region(make_region("16")).count() == 2
