"""Roles come from regional assignments alone: who had one by a group gets it in the nation."""

from django.db import migrations

ROLES = ["penulis", "editor", "redaktur", "admin"]


def assign(apps, schema_editor):
    User = apps.get_model("accounts", "User")
    RegionAssignment = apps.get_model("regions", "RegionAssignment")
    members = User.groups.through.objects.filter(group__name__in=ROLES)
    RegionAssignment.objects.bulk_create(
        RegionAssignment(user_id=user, role=role)
        for user, role in members.values_list("user_id", "group__name")
        if not RegionAssignment.objects.filter(user_id=user).exists()
    )


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial"), ("accounts", "0001_initial")]
    # Back again the groups are still there.
    operations = [migrations.RunPython(assign, migrations.RunPython.noop)]
