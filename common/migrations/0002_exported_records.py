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
                ("dataset", models.CharField(max_length=40, verbose_name="kumpulan data")),
                ("key", models.CharField(max_length=300, verbose_name="kunci")),
                ("digest", models.CharField(max_length=64, verbose_name="sidik isi")),
                ("changed_at", models.DateTimeField(verbose_name="seperti ini sejak")),
                ("is_removed", models.BooleanField(default=False, verbose_name="tidak ada lagi")),
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
