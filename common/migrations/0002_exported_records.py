from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExportedRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("dataset", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=300)),
                ("digest", models.CharField(max_length=64)),
                ("changed_at", models.DateTimeField()),
                ("is_removed", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name": "catatan data terbuka",
                "verbose_name_plural": "catatan data terbuka",
                "ordering": ["dataset", "key"],
                "constraints": [
                    models.UniqueConstraint(fields=("dataset", "key"), name="exportedrecord_once")
                ],
            },
        ),
    ]
