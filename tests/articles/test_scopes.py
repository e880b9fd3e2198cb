from datetime import date

import pytest

from articles.models import Article
from regions.models import Region, RegionAssignment
from tests.factories import make_article, make_body, make_region, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def test_articles_of_a_region_are_those_of_everything_below_it():
    body = make_body("kpu", make_region("16.07"))
    inside = make_article(regions=[make_region("16.07.10")], bodies=[body])
    make_article(regions=[make_region("16.71")])

    assert list(Article.objects.in_region(make_region("16.07"))) == [inside]
    assert list(Article.objects.about_body(body)) == [inside]
    assert Article.objects.in_region(make_region("16")).count() == 2


def codes(user, on=TODAY):
    return set(Region.objects.served_by(user, on).values_list("code", flat=True))


def test_an_assignment_covers_what_lies_below_for_its_time():
    user = make_user()
    for code in ("16.07.10", "16.71", "17.01"):
        make_region(code)
    RegionAssignment.objects.create(
        user=user, region=make_region("16.07"), role="editor", valid_until=date(2027, 1, 1)
    )

    assert codes(user) == {"16.07", "16.07.10"}
    assert codes(user, on=date(2027, 1, 1)) == set()
    assert codes(make_user()) == set()


def test_the_national_desk_serves_every_region():
    user = make_user()
    make_region("16.07")
    RegionAssignment.objects.create(user=user, region=None, role="redaktur")

    assert codes(user) == {"16", "16.07"}
