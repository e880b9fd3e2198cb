import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_revisions"),
    ]

    operations = [
        migrations.CreateModel(
            name="OpenForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("object_type", models.CharField(max_length=60, verbose_name="jenis objek")),
                ("object_id", models.CharField(max_length=60, verbose_name="id objek")),
                ("opened_at", models.DateTimeField(verbose_name="dibuka")),
                ("seen_at", models.DateTimeField(db_index=True, verbose_name="terakhir terlihat")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="open_forms",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="pengguna",
                    ),
                ),
            ],
            options={
                "verbose_name": "formulir terbuka",
                "verbose_name_plural": "formulir terbuka",
                "ordering": ["-seen_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("object_type", "object_id", "user"),
                        name="open_form_once_for_each_user",
                    )
                ],
            },
        ),
    ]
