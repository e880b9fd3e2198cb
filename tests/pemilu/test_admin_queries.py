"""What every list and form of the desk asks of the database: as much for many rows as for one."""

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.copies import copy_every_row, whole_fields
from tests.desk import admin_url
from tests.factories import make_member, make_region, make_user
from tests.filling import fill

pytestmark = pytest.mark.django_db

MANY = 30
# Queries of each list, of its empty form and of the form of a row; "-" where there is no such
# page. Of a list: session, user, count, rows and saved filters; further ones are the choices of
# a filter.
PINNED = """
accounts.event 7 - 5
accounts.failedlogin 5 - 4
accounts.notice 5 - 5
accounts.openform 5 - 5
accounts.pendingimport 5 - 5
accounts.revision 5 - 5
accounts.savedfilter 5 - 5
accounts.user 5 2 10
articles.article 6 2 52
articles.articlebody 5 - 6
articles.articleflag 5 - 5
articles.articleregion 6 - 6
articles.articlesketch 5 - 5
articles.articlestage 7 - 7
articles.articletext 5 - 5
articles.author 5 2 7
articles.banner 5 2 8
articles.byline 5 - 6
articles.card 5 - 5
articles.correction 5 - 6
articles.document 6 2 15
articles.editorialpage 5 2 7
articles.editornote 5 - 6
articles.hubnotice 5 - 4
articles.image 5 2 10
articles.imageuse 5 - 6
articles.linkcheck 8 - 10
articles.listcounter 5 - 4
articles.listentry 5 - 5
articles.listpreset 5 2 7
articles.publishingoverride 5 - 10
articles.readernote 5 - 5
articles.relatedarticle 5 - 6
articles.slot 6 3 10
articles.source 5 2 8
articles.tag 5 2 7
articles.topic 5 2 9
articles.update 5 - 5
auth.group 5 3 10
bodies.body 6 2 15
bodies.bodyalias 5 2 8
bodies.contact 6 2 8
bodies.officer 6 2 8
common.exportedrecord 5 - 4
common.redirect 5 2 7
elections.election 5 2 12
elections.publishingrule 7 2 10
elections.reportingrule 6 2 7
elections.revote 7 2 10
elections.stage 7 2 15
elections.stagechange 5 - 6
elections.stagekind 5 2 7
elections.term 5 2 7
ingest.cluster 5 2 7
ingest.feed 5 2 9
ingest.inboxitem 5 - 14
ingest.itemsketch 5 - 5
ingest.suggestion 6 - 7
regions.formercode 5 2 9
regions.region 6 2 12
regions.regionalias 6 2 8
regions.regionassignment 6 2 11
"""


# Everything for somebody who may do anything; what he reads, for somebody in a province.
EVERY_PAGE, READING = ("changelist", "add", "change"), ("changelist", "change")


def test_no_page_of_the_desk_asks_more_for_many_rows_than_for_one(client):
    fill(0)
    keys = subjects()
    # Kept in memory from their first use on.
    ContentType.objects.get_for_models(*admin.site._registry, for_concrete_models=False)
    people = {make_user(): EVERY_PAGE, make_member("admin", make_region("16")): READING}
    at_one = [count_queries(client, person, keys, pages) for person, pages in people.items()]

    copy_every_row(MANY)

    at_many = [count_queries(client, person, keys, pages) for person, pages in people.items()]
    for before, after in zip(at_one, at_many, strict=True):
        grown = [label for label in after if after[label] != before[label]]
        assert not grown, [(label, before[label], after[label]) for label in grown]
    assert at_one[0] == pinned(), as_text(at_one[0])


def subjects() -> dict:
    """Model → the key of the row whose form is opened: where there are such, one with parts."""
    keys = {model: last_row(model).pk for model in admin.site._registry}
    for part, field in whole_fields().items():
        keys[field.related_model] = getattr(last_row(part), field.attname)
    return keys


def last_row(model):
    return model._base_manager.order_by("pk").last()


def count_queries(client, person, keys, pages) -> dict:
    """Label of a model → queries of each of its `pages`, as texts."""
    client.force_login(person)
    return {
        model._meta.label_lower: [
            queries_of(client, admin_url(model, page, *([key] if page == "change" else [])))
            for page in pages
        ]
        for model, key in keys.items()
    }


def queries_of(client, url) -> str:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    # A row out of reach leads back to the index.
    assert answer.status_code in (200, 302, 403), url
    return str(len(captured)) if answer.status_code == 200 else "-"


def pinned() -> dict:
    lines = [line.split() for line in PINNED.strip().splitlines()]
    return {label: numbers for label, *numbers in lines}


def as_text(counts) -> str:
    """What to write into PINNED when the numbers of now are meant."""
    return "\n".join(" ".join([label, *numbers]) for label, numbers in sorted(counts.items()))
