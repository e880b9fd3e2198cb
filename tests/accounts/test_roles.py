import pytest
from django.contrib.auth.models import Group, Permission

from accounts.models import Role
from accounts.roles import ensure_roles
from tests.factories import make_member

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "allowed", "refused"),
    [
        ("penulis", "articles.change_article", "articles.review_article"),
        ("penulis", "regions.view_region", "regions.change_region"),
        ("penulis", "articles.add_author", "articles.change_author"),
        ("editor", "articles.review_article", "articles.publish_article"),
        ("editor", "bodies.change_contact", "articles.add_slot"),
        ("redaktur", "articles.publish_article", "accounts.change_user"),
        ("redaktur", "articles.change_editorialpage", "elections.change_stage"),
        ("redaktur", "elections.change_term", "elections.change_election"),
        ("admin", "accounts.change_user", "accounts.delete_event"),
    ],
)
def test_role_allows_its_own_work_and_no_more(role, allowed, refused):
    user = make_member(role)

    assert user.has_perm(allowed)
    assert not user.has_perm(refused)


def test_each_role_has_what_the_one_before_has():
    groups = ensure_roles()

    granted = [set(groups[role].permissions.values_list("pk", flat=True)) for role in Role.values]

    assert all(less < more for less, more in zip(granted, granted[1:], strict=False))


def test_nobody_may_change_the_log_or_what_follows_from_articles():
    ensure_roles()

    written = Permission.objects.filter(group__name__in=Role.values).exclude(
        codename__startswith="view_"
    )

    models = set(written.values_list("content_type__model", flat=True))
    assert not models & {"event", "listentry", "listcounter", "card", "articletext"}


def test_second_run_writes_nothing(django_assert_num_queries):
    ensure_roles()

    # A savepoint's two statements, the permissions, and per role: group, present rows.
    with django_assert_num_queries(2 + 1 + 2 * len(Role)):
        ensure_roles()

    assert Group.objects.count() == len(Role)


def test_missing_permission_comes_back_and_an_added_one_stays():
    group = ensure_roles()["penulis"]
    own = Permission.objects.get(codename="change_article")
    extra = Permission.objects.get(codename="add_slot")
    group.permissions.remove(own)
    group.permissions.add(extra)

    ensure_roles()

    assert {own, extra} <= set(group.permissions.all())
