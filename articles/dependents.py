"""What must be rebuilt in articles when something that cards and search text name is renamed."""

from articles.derived import refresh_many
from articles.lists import body_key, election_key, region_key, source_key, stage_key, topic_key
from articles.models import Article, Author, ListEntry, Source, Status, Tag, Topic
from bodies.models import Body
from common.dependents import register
from elections.models import Election, StageKind
from regions.models import Region


def register_all():
    # A region's list holds the articles of the regions below it, which name it too.
    register(Region, lambda region: _refresh_list(region_key(region.code)))
    register(Body, lambda body: _refresh_list(body_key(body.pk)))
    register(Election, lambda election: _refresh_list(election_key(election.pk)))
    register(StageKind, lambda kind: _refresh_list(stage_key(kind.pk)))
    register(Source, lambda source: _refresh_list(source_key(source.pk)))
    register(Topic, lambda topic: _refresh_list(topic_key(topic.pk)))
    register(Tag, _refresh_tagged)
    register(Author, _refresh_signed)


def _refresh_list(key):
    entries = ListEntry.objects.in_list(key)
    refresh_many(Article.objects.filter(pk__in=entries.values("article_id")))


def _refresh_tagged(tag):
    refresh_many(tag.articles.filter(status=Status.PUBLISHED))


def _refresh_signed(author):
    # Not by the author's list: photographers and editors are found by name too.
    bylines = author.bylines.values("article")
    refresh_many(Article.objects.filter(pk__in=bylines, status=Status.PUBLISHED))
