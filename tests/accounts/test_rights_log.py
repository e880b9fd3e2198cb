"""Changes of rights in the log: who had which, and has which now."""

import pytest
from django.contrib.auth.models import Permission

from accounts.models import Event, User
from accounts.roles import ensure_roles
from regions.actions import assign
from regions.models import RegionAssignment
from tests.desk import admin_url, form_data, formset_data, row_data
from tests.factories import make_member, make_region, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(make_member("admin", username="pengurus"))
    return client


def save(desk, row, *dropped, **changes):
    address = admin_url(type(row), "change", row.pk)
    data = form_data(desk.get(address)) | changes
    return desk.post(address, {name: data[name] for name in data if name not in dropped})


def last():
    return Event.objects.latest("pk")


def test_roles_given_changed_and_taken_on_the_page_of_a_user(desk):
    member = make_member("penulis", make_region("16.07", "Kabupaten Banyuasin"))

    row = {"role": "editor", "valid_until": "2030-01-01"}
    save(desk, member, **{f"assignments-0-{name}": value for name, value in row.items()})

    event = last()
    assert (event.verb, event.object_id, event.actor.username) == (
        "hak diubah",
        str(member.pk),
        "pengurus",
    )
    assert event.details["perubahan"] == [
        {
            "kolom": "penugasan wilayah",
            "lama": ["wilayah: Kabupaten Banyuasin (16.07) · peran: penulis"],
            "baru": [
                "wilayah: Kabupaten Banyuasin (16.07) · peran: editor · berlaku sampai: 2030-01-01",
            ],
        }
    ]


@pytest.mark.parametrize(
    ("name", "value", "old", "new"),
    [
        ("is_staff", None, "ya", "tidak"),
        ("is_active", None, "ya", "tidak"),
        ("email", "baru@example.org", "", "baru@example.org"),
        ("username", "nama-baru", "anggota", "nama-baru"),
    ],
)
def test_what_lets_a_user_in_is_told_with_old_and_new_values(desk, name, value, old, new):
    member = make_member("penulis", username="anggota")

    save(desk, member, *([name] if value is None else []), **({name: value} if value else {}))

    event = last()
    assert event.verb == "hak diubah"
    assert [(change["lama"], change["baru"]) for change in event.details["perubahan"]] == [
        (old, new)
    ]


def test_other_changes_of_a_user_are_no_changes_of_rights(desk):
    save(desk, make_member("penulis"), display_name="Anggota Meja")

    assert (last().verb, last().details) == ("diubah", {"kolom": ["display_name"]})


def test_new_user_is_told_of_with_the_rights_that_he_was_given(desk):
    passwords = {"password1": "tiga-kuda-lumping", "password2": "tiga-kuda-lumping"}
    data = {"username": "baru", "usable_password": "true", **passwords}

    desk.post(
        admin_url(User, "add"),
        data | formset_data("assignments") | row_data("assignments", 0, role="editor"),
    )

    event = last()
    assert (event.verb, event.before_hash) == ("dibuat", "")
    assert ["peran: editor"] in [change["baru"] for change in event.details["perubahan"]]
    assert "kuda" not in str(event.details)


def test_permission_of_a_role_is_told_by_its_name(desk):
    role = ensure_roles()["penulis"]
    publish = Permission.objects.get(codename="publish_article")
    held = [permission.pk for permission in role.permissions.all()]

    save(desk, role, permissions=[*held, publish.pk])

    event = last()
    assert (event.verb, event.object_type) == ("hak diubah", "auth.group")
    (change,) = event.details["perubahan"]
    assert (change["lama"], change["baru"]) == ([], [f"artikel: {publish.name}"])


def test_assignment_in_its_own_list(desk):
    member = make_user("anggota")
    address = admin_url(RegionAssignment, "add")

    desk.post(address, {"user": member.pk, "role": "editor"})
    given = last()
    assignment = RegionAssignment.objects.get(user=member)
    save(desk, assignment, role="redaktur")
    changed = last()
    desk.post(admin_url(RegionAssignment, "delete", assignment.pk), {"post": "yes"})
    taken = last()

    assert [event.verb for event in (given, changed, taken)] == [
        *("hak diberikan", "hak diubah", "hak dicabut"),
    ]
    assert {"kolom": "pengguna", "lama": "", "baru": "anggota"} in given.details["perubahan"]
    assert changed.details["perubahan"] == [
        {"kolom": "peran", "lama": "editor", "baru": "redaktur"}
    ]
    assert {"kolom": "peran", "lama": "redaktur", "baru": ""} in taken.details["perubahan"]
    assert given.after_hash == changed.before_hash != changed.after_hash == taken.before_hash


def test_role_given_by_the_system_is_logged():
    assign(user=make_user("anggota"), role="editor", by=None)

    assert (last().verb, last().object_label) == ("hak diberikan", "anggota · editor · nasional")
