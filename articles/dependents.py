"""What must be rebuilt in articles when something that cards and search text name is renamed."""

from articles.derived import refresh_many
from articles.models import Article, Source, Topic
from bodies.models import Body
from common.dependents import register
from elections.models import Election, StageKind
from regions.models import Region


def of_region(region):
    # Cards and search text name the regions above a tagged one too.
    refresh_many(Article.objects.filter(region_links__region__in=Region.objects.within(region)))


def of_body(body):
    refresh_many(Article.objects.filter(body_links__body=body))


def of_election(election):
    refresh_many(Article.objects.filter(stage_links__election=election))


def of_stage_kind(kind):
    refresh_many(Article.objects.filter(stage_links__kind=kind))


def of_source(source):
    refresh_many(source.articles.all())


def of_topic(topic):
    refresh_many(topic.articles.all())


def register_all():
    register(Region, of_region)
    register(Body, of_body)
    register(Election, of_election)
    register(StageKind, of_stage_kind)
    register(Source, of_source)
    register(Topic, of_topic)
