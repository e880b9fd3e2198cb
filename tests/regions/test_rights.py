"""What the assignments of a user give, where, and when."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile

from accounts.models import User
from accounts.reach import seen_by
from accounts.roles import ensure_roles
from articles.models import Article, Document, Image, ImageUse, Slot
from bodies.models import Body
from elections.models import Election
from regions.models import Region, RegionAssignment
from tests.factories import (
    make_body,
    make_draft,
    make_election,
    make_member,
    make_region,
    make_stage,
    now,
)

pytestmark = pytest.mark.django_db


def anew(user):
    """The user as the next request reads him."""
    return User.objects.get(pk=user.pk)


def assign(user, role, region=None, **period):
    return RegionAssignment.objects.create(user=user, role=role, region=region, **period)


@pytest.fixture
def member():
    ensure_roles()
    return User.objects.create_user("anggota", is_staff=True)


@pytest.mark.parametrize(
    ("code", "is_within"),
    [("16", True), ("16.07", True), ("16.07.10", True), ("32", False), ("16.0", False)],
)
def test_province_covers_what_lies_below_it_and_nothing_else(code, is_within):
    editor = make_member("editor", make_region("16"))
    region = make_region(code) if code != "16.0" else make_region("61")
    article = make_draft(regions=[region])

    assert editor.has_perm("articles.review_article", article) is is_within
    assert seen_by(editor, Article.objects.all()).contains(article) is is_within


def test_kecamatan_gives_nothing_above_it():
    writer = make_member("penulis", make_region("16.07.10"))
    article = make_draft(regions=[make_region("16.07")])

    assert not writer.has_perm("articles.change_article", article)
    assert not seen_by(writer, Article.objects.all()).exists()


def test_assignment_without_a_region_is_the_nation():
    editor = make_member("editor")
    articles = [make_draft(regions=[make_region("32.73")]), make_draft()]

    assert all(editor.has_perm("articles.review_article", article) for article in articles)
    assert seen_by(editor, Article.objects.all()).count() == 2


@pytest.mark.parametrize(
    ("starts", "ends", "holds"),
    [(None, None, True), (0, 1, True), (-2, -1, False), (-1, 0, False), (1, 2, False)],
)
def test_assignment_holds_on_its_days_only(member, starts, ends, holds):
    """The day of the end is the first on which it does not hold any more."""
    today = now().astimezone().date()
    days = [None if day is None else today + timedelta(days=day) for day in (starts, ends)]
    assign(member, "editor", valid_from=days[0], valid_until=days[1])

    assert member.has_perm("articles.review_article") is holds
    assert member.has_perm("articles.review_article", make_draft()) is holds


def test_each_role_counts_in_its_own_region_only(member):
    here, there = make_region("16.07"), make_region("32.73")
    assign(member, "editor", here)
    assign(member, "penulis", there)
    mine, other = make_draft(regions=[here]), make_draft(regions=[there])

    assert member.has_perm("articles.review_article", mine)
    assert member.has_perm("articles.change_article", other)
    assert not member.has_perm("articles.review_article", other)
    # Both of its regions are in reach, but not with the right to approve.
    assert not member.has_perm("articles.review_article", make_draft(regions=[here, there]))
    assert member.has_perm("articles.change_article", make_draft(regions=[here, there]))


def test_admin_of_a_region_keeps_no_users_and_no_shared_rows():
    admin = make_member("admin", make_region("16"))

    assert admin.has_perm("bodies.add_body")
    for permission in ("accounts.view_user", "regions.add_regionassignment", "auth.change_group"):
        assert not admin.has_perm(permission)
    assert not admin.has_perm("elections.change_election", make_election())


def test_groups_and_single_permissions_give_nothing(member):
    """Whatever backend logs somebody in, rights are those of the assignments."""
    member.groups.add(*Group.objects.all())
    member.user_permissions.add(Permission.objects.get(codename="publish_article"))

    assert not anew(member).get_all_permissions()
    assert not anew(member).has_perm("articles.publish_article")


def test_inactive_user_has_nothing():
    editor = make_member("editor", is_active=False)

    assert not editor.has_perm("articles.review_article")
    assert not seen_by(editor, Region.objects.all()).exists()


def test_article_of_two_regions_is_seen_by_both_and_changed_by_who_reaches_both():
    here, there = make_region("16.07"), make_region("32.73")
    article = make_draft(regions=[here, there])
    writer = make_member("penulis", here)

    assert writer.has_perm("articles.view_article", article)
    assert not writer.has_perm("articles.change_article", article)
    assert make_member("penulis").has_perm("articles.change_article", article)


def test_draft_without_a_region_is_its_authors_who_may_not_make_it_public():
    chief = make_member("redaktur", make_region("16.07"))
    own, other = make_draft(by=chief), make_draft()

    assert chief.has_perm("articles.change_article", own)
    assert not chief.has_perm("articles.review_article", own)
    assert not chief.has_perm("articles.publish_article", own)
    assert not chief.has_perm("articles.view_article", other)
    assert list(seen_by(chief, Article.objects.all())) == [own]


def test_offices_above_are_seen_and_not_changed():
    admin = make_member("admin", make_region("16.07"))
    province, other = make_body("kpu", make_region("16")), make_body("kpu", make_region("32"))
    nation = make_body("kpu")

    assert set(seen_by(admin, Body.objects.all())) == {province, nation}
    assert not any(admin.has_perm("bodies.change_body", body) for body in (province, nation, other))
    assert admin.has_perm("bodies.view_body", province)


def test_stage_of_the_whole_country_is_kept_by_the_nation():
    admin = make_member("admin", make_region("16"))

    assert admin.has_perm("elections.view_stage", make_stage())
    assert not admin.has_perm("elections.change_stage", make_stage())
    assert admin.has_perm("elections.change_stage", make_stage(region=make_region("16.07")))


def test_place_on_the_front_page_is_the_nations():
    chief = make_member("redaktur", make_region("16"))
    article = make_draft(regions=[make_region("16")])
    front = Slot.objects.create(name="utama", article=article, starts_at=now())

    assert chief.has_perm("articles.view_slot", front)
    assert not chief.has_perm("articles.delete_slot", front)


@pytest.fixture
def image():
    return Image.objects.create(file=ContentFile(b"", name="a.png"), credit="Dokumen", sha256="a")


def test_picture_that_nobody_uses_is_anybodys(image):
    assert make_member("penulis", make_region("16")).has_perm("articles.change_image", image)


def test_picture_of_an_article_of_the_nation_is_not_replaced_in_a_region(image):
    """Whoever wrote in any region could once put another picture into national news."""
    writer = make_member("penulis", make_region("16"))
    ImageUse.objects.create(article=make_draft(), image=image, alt="Gudang")
    ImageUse.objects.create(
        article=make_draft(regions=[make_region("16")]), image=image, alt="Gudang"
    )

    assert writer.has_perm("articles.view_image", image)
    assert not writer.has_perm("articles.change_image", image)
    assert make_member("penulis").has_perm("articles.change_image", image)


def test_picture_of_a_draft_of_ones_own_stays_ones_own(image):
    writer = make_member("penulis", make_region("16"))
    ImageUse.objects.create(article=make_draft(by=writer), image=image, alt="Gudang")

    assert writer.has_perm("articles.change_image", image)


def test_paper_of_a_national_office_is_not_changed_in_a_region():
    writer = make_member("penulis", make_region("16"))
    paper = Document.objects.create(kind="sk", title="SK", url="https://kpu.go.id/")
    assert writer.has_perm("articles.change_document", paper)

    paper.bodies.add(make_body("kpu"))

    assert not writer.has_perm("articles.change_document", paper)
    assert writer.has_perm("articles.view_document", paper)


def test_rights_of_a_user_take_two_queries(django_assert_num_queries):
    editor = anew(make_member("editor", make_region("16")))

    with django_assert_num_queries(2):
        editor.get_all_permissions()
        editor.has_perm("articles.review_article")
        editor.has_module_perms("articles")


def test_shared_rows_are_seen_by_all_and_changed_by_the_nation():
    election = make_election()

    assert seen_by(make_member("penulis", make_region("16")), Election.objects.all()).count() == 1
    assert make_member("admin").has_perm("elections.change_election", election)
