from datetime import timedelta

import pytest
from django.db.models import F

from articles.models import Article
from common import clock
from common.clock import DatabaseNow
from tests.factories import make_draft, moment

pytestmark = pytest.mark.django_db


def database_time():
    make_draft()
    return Article.objects.annotate(now=DatabaseNow()).values_list("now", flat=True).first()


def test_statement_and_action_read_the_same_clock():
    assert abs(database_time() - clock.now()) < timedelta(seconds=5)


def test_tests_can_set_it_and_it_runs_on_afterwards():
    with clock.fixed_at(moment("2030-01-01 05:00")):
        assert clock.now() == moment("2030-01-01 05:00")
        assert database_time() == moment("2030-01-01 05:00")

    assert clock.now() < moment("2030-01-01 05:00")


def test_it_can_be_compared_and_ordered_by():
    make_draft()

    assert Article.objects.filter(pk__gte=F("pk")).order_by(DatabaseNow()).exists()
