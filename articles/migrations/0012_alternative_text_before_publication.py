"""Nothing on the way here: drafts may lack an alternative text. Back, every picture needs one."""

from django.db import migrations

MISSING = "Teks alternatif belum diisi"


def describe(apps, schema_editor):
    uses = apps.get_model("articles", "ImageUse").objects.filter(alt="", is_decorative=False)
    for use in uses.iterator():
        use.alt = use.caption or MISSING
        use.save(update_fields=["alt"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0011_picture_library")]

    operations = [migrations.RunPython(migrations.RunPython.noop, describe)]
