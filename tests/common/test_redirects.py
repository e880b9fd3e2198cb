import pytest

from common.models import Redirect
from common.redirects import leave_redirect

pytestmark = pytest.mark.django_db


def pairs():
    return dict(Redirect.objects.values_list("old_path", "new_path"))


def test_chains_collapse():
    leave_redirect("/a/", "/b/")
    leave_redirect("/b/", "/c/")

    assert pairs() == {"/a/": "/c/", "/b/": "/c/"}


def test_going_back_leaves_no_loop():
    leave_redirect("/a/", "/b/")
    leave_redirect("/b/", "/a/")

    assert pairs() == {"/b/": "/a/"}


@pytest.mark.parametrize(("old", "new"), [("", "/b/"), ("/a/", ""), ("/a/", "/a/")])
def test_nothing_is_left_where_nothing_moved(old, new):
    leave_redirect(old, new)

    assert pairs() == {}
