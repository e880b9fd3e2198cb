import pytest
from django.contrib.auth.models import Group, Permission

from accounts.models import User
from accounts.roles import ensure_roles
from tests.desk import admin_url, form_data, formset_data, row_data
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    """Somebody in the role `admin`, who is no superuser."""
    client.force_login(make_member("admin", username="pengurus"))
    return client


def test_administrator_gives_a_user_a_role(administrator):
    member = User.objects.create_user("anggota", is_staff=True)
    address = admin_url(User, "change", member.pk)

    data = form_data(administrator.get(address)) | row_data("assignments", 0, role="editor")
    administrator.post(address, data | {"display_name": "Anggota Meja"})

    member = User.objects.get(pk=member.pk)
    assert str(member) == "Anggota Meja"
    assert member.has_perm("articles.review_article")


def test_new_user_is_made_without_a_password(administrator):
    administrator.post(
        admin_url(User, "add"),
        {"username": "baru", "display_name": "Baru"} | formset_data("assignments"),
    )

    user = User.objects.get(username="baru")
    assert not user.has_usable_password()


def test_nobody_types_the_password_of_another(administrator):
    member = User.objects.create_user("anggota", is_staff=True)
    passwords = {"password1": "tiga-kuda-lumping", "password2": "tiga-kuda-lumping"}

    page = administrator.post(f"/admin/accounts/user/{member.pk}/password/", passwords)

    assert page.status_code == 403
    assert not User.objects.get(pk=member.pk).has_usable_password()


def test_nobody_makes_himself_a_superuser(administrator):
    member = User.objects.get(username="pengurus")
    address = admin_url(User, "change", member.pk)

    administrator.post(address, form_data(administrator.get(address)) | {"is_superuser": "on"})

    member.refresh_from_db()
    assert not member.is_superuser


def test_superuser_is_beyond_the_reach_of_the_role_admin(administrator):
    superuser = make_user("penjaga")

    page = administrator.post(f"/admin/accounts/user/{superuser.pk}/password/", {})

    assert page.status_code == 403
    assert administrator.post(admin_url(User, "delete", superuser.pk)).status_code == 403


def test_rights_of_a_role_are_named_in_indonesian(administrator):
    role = ensure_roles()["penulis"]

    page = administrator.get(admin_url(Group, "change", role.pk)).content.decode()

    assert "artikel: mengubah" in page
    publish = Permission.objects.get(codename="publish_article")
    assert f"artikel: {publish.name}" in page
