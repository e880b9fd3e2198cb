"""No relation is forgotten when duplicates are merged, not even one that is added later."""

import pytest
from django.apps import apps
from django.db.models import UniqueConstraint

from accounts.merging import merge_rows
from articles.models import Author, Source, Tag, Topic
from bodies.models import Body
from common.errors import Refused
from common.merging import move_relations, numbers_of, refuse_lineage, relations_of
from tests.factories import make_article, make_body, make_region, make_user

pytestmark = pytest.mark.django_db

MERGED = [Tag, Topic, Source, Author, Body]


def pointing_at(model):
    """Every foreign key to `model`, found by walking all tables from the other side."""
    return {
        field
        for other in apps.get_models(include_auto_created=True)
        for field in other._meta.concrete_fields
        if field.remote_field and field.remote_field.model is model
    }


@pytest.mark.parametrize("model", MERGED)
def test_every_foreign_key_of_every_table_is_known(model):
    assert set(relations_of(model)) == pointing_at(model)


@pytest.mark.parametrize("model", MERGED)
def test_rules_that_rows_may_not_share_are_told_by_their_fields(model):
    """A rule of expressions would have to be looked up in another way than twins are."""
    rules = [
        rule
        for field in relations_of(model)
        for rule in field.model._meta.constraints
        if isinstance(rule, UniqueConstraint)
    ]

    assert all(rule.fields for rule in rules)


def test_relations_are_those_that_the_desk_knows():
    """Fails when a relation is added: then say here, and on the page, what becomes of it."""
    labels = {field.model._meta.label: field.name for field in relations_of(Body)}

    assert labels == {
        "bodies.Body": "parent",
        "bodies.BodyAlias": "body",
        "bodies.Contact": "body",
        "bodies.Officer": "body",
        "articles.ArticleBody": "body",
        "articles.Source": "body",
        "articles.Document": "issuer",
        "articles.Document_bodies": "body",
        "ingest.Suggestion": "body",
    }


def test_article_with_both_tags_has_the_kept_one_once():
    kept, gone = [Tag.objects.create(slug=slug, name=slug) for slug in ("kpps", "k-p-p-s")]
    both, one = make_article(), make_article()
    both.tags.set([kept, gone])
    one.tags.set([gone])

    move_relations(kept, gone)

    assert set(kept.articles.all()) == {both, one}
    assert not gone.articles.exists()


def test_numbers_tell_what_hangs_on_a_row():
    body = make_body("kpu", make_region("16.07"))
    make_article(bodies=[body])
    make_body("kpu", make_region("16.07.10"), parent=body)
    empty = make_body("bawaslu")

    assert numbers_of(Body, [body.pk, empty.pk]) == {
        body.pk: {"artikel": 1, "penyelenggara (sebagai badan di atasnya)": 1},
        empty.pk: {},
    }


def test_row_is_not_merged_with_one_above_it():
    above = make_body("kpu", make_region("16.07"))
    between = make_body("kpu", make_region("16.07.10"), parent=above)
    below = make_body("kpu", make_region("16.07.11"), parent=between)

    with pytest.raises(Refused, match="berada di bawah"):
        refuse_lineage([above, below])


def tags(number):
    return [Tag.objects.create(slug=f"t-{place}", name=f"T {place}") for place in range(number)]


def test_row_is_not_merged_with_itself():
    (tag,) = tags(1)

    with pytest.raises(Refused, match="dirinya sendiri"):
        merge_rows(kept=tag, merged=[tag], by=make_user())

    assert Tag.objects.count() == 1


@pytest.mark.parametrize(("number", "reason"), [(1, "sedikitnya dua"), (11, "paling banyak 10")])
def test_too_few_and_too_many_rows_are_refused(number, reason):
    kept, *merged = tags(number)

    with pytest.raises(Refused, match=reason):
        merge_rows(kept=kept, merged=merged, by=make_user())

    assert Tag.objects.count() == number


def test_rows_that_are_gone_are_refused():
    kept, gone = tags(2)
    Tag.objects.filter(pk=gone.pk).delete()

    with pytest.raises(Refused, match="mungkin sudah digabungkan"):
        merge_rows(kept=kept, merged=[gone], by=make_user())


class RightsPerRow:
    """An authentication backend that looks at the row: may change all, delete the slug `t-1`."""

    def authenticate(self, request, **credentials):
        return None

    def has_perm(self, user, permission, row=None):
        if row is None:
            return False
        return permission == "articles.change_tag" or row.slug == "t-1"


def test_rights_are_those_on_each_row(settings, django_user_model):
    settings.AUTHENTICATION_BACKENDS = ["tests.common.test_merging.RightsPerRow"]
    user = django_user_model.objects.create_user("editor-satu")
    first, own, foreign = tags(3)

    with pytest.raises(Refused, match="tidak berhak menggabungkan “T 2”"):
        merge_rows(kept=first, merged=[own, foreign], by=user)
    assert Tag.objects.count() == 3
    merge_rows(kept=first, merged=[own], by=user)

    assert set(Tag.objects.all()) == {first, foreign}
