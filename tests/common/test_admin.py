import pytest

from common.dependents import rebuild_for, register
from common.models import Redirect
from common.redirects import leave_redirect
from tests.desk import admin_url
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def moves():
    return dict(Redirect.objects.values_list("old_path", "new_path"))


def test_redirect_is_left_once_and_renewed():
    leave_redirect("/a/", "/b/")
    leave_redirect("/a/", "/c/")

    assert moves() == {"/a/": "/c/"}


def test_chain_collapses():
    leave_redirect("/a/", "/b/")
    leave_redirect("/b/", "/c/")

    assert moves() == {"/a/": "/c/", "/b/": "/c/"}


def test_loop_dissolves_when_an_address_comes_back():
    leave_redirect("/a/", "/b/")
    leave_redirect("/b/", "/c/")
    leave_redirect("/c/", "/a/")

    assert moves() == {"/b/": "/a/", "/c/": "/a/"}


@pytest.mark.parametrize(("old", "new"), [("", "/b/"), ("/a/", ""), ("/a/", "/a/")])
def test_nothing_is_left_where_nothing_moved(old, new):
    leave_redirect(old, new)

    assert moves() == {}


def test_registered_functions_are_called_with_the_renamed_row(monkeypatch):
    monkeypatch.setattr("common.dependents._rebuilders", {})
    seen = []
    register(Redirect, seen.append)
    row = Redirect(old_path="/a/", new_path="/b/")

    rebuild_for(row)
    rebuild_for(make_user())

    assert seen == [row]


def test_redirect_to_an_address_that_moved_itself_is_refused(client):
    client.force_login(make_user())
    leave_redirect("/b/", "/c/")

    page = client.post(admin_url(Redirect, "add"), {"old_path": "/a/", "new_path": "/b/"})

    assert "tulis tujuan akhirnya" in page.content.decode()
    assert moves() == {"/b/": "/c/"}
