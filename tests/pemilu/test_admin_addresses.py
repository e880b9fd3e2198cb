"""Malformed addresses of the desk: of its lists and of its pages."""

import pytest

from articles.models import Article
from tests.desk import admin_url
from tests.factories import make_article, make_region

pytestmark = pytest.mark.django_db

BAD_QUERIES = [
    "id__exact=abc",
    "id__exact=99999999999999999999999",
    "id__in=99999999999999999999999",
    "id__exact=%00",
    "pk=%00",
    "status__exact=zzz",
    "status__exact=%00",
    "title__regex=%5B",
    "title__exact=a%00b",
    "published_at__year=99999",
    "published_at__gte=0001-01-01",
    "published_at__gte=abc",
    "source__kind=%00",
    "source__id__exact=99999999999999999999999",
    "provinsi=%00",
    "provinsi=zzz",
    "penayangan=zzz",
    "milik=zzz",
    "q=%00",
    "q=" + "a" * 3000,
    "p=99999",
    "p=abc",
    "o=9.9.-x",
    "e=1",
    "nama_lain=1",
    "region_links__region__parent__name=a",
    "_to_field=zzz",
]


# Real transactions: on PostgreSQL a failed statement would spoil the one around the test.
@pytest.mark.django_db(transaction=True)
@pytest.mark.filterwarnings("ignore:DateTimeField .* received a naive datetime")
@pytest.mark.parametrize("query", BAD_QUERIES)
def test_malformed_address_of_a_list_is_no_server_error(desk, query):
    make_article(regions=[make_region("16.07")])

    page = desk.get(f"{admin_url(Article, 'changelist')}?{query}", follow=True)

    assert page.status_code in (200, 400)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/articles/article/abc/change/",
        "/admin/articles/article/%00/change/",
        "/admin/articles/listcounter/%00/change/",
        "/admin/articles/article/99999999999999999999999/change/",
        "/admin/articles/article/1/tindakan/%00/",
        "/admin/articles/article/1/tindakan/zzz/",
        "/admin/articles/article/add/?source=abc&topics=x&embargo_until=%00&title=%00",
        "/admin/bodies/body/add/?region=abc&parent=99999999999999999999999",
        "/admin/articles/document/add/?articles=a,b&bodies=%00",
        "/admin/regions/region/pilihan/?term=%00",
        "/admin/regions/region/pilihan/?app_label=bodies&model_name=body&field_name=region&term=%00",
        "/admin/autocomplete/?app_label=bodies&model_name=body&field_name=region&term=%00",
        "/admin/accounts/event/?jenis=zzz&verb=zzz&happened_at__gte=99999-01-01",
    ],
)
def test_malformed_address_of_a_page_is_no_server_error(desk, address):
    assert desk.get(address, follow=True).status_code < 500
