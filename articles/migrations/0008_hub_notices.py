from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_stems"),
    ]

    operations = [
        migrations.CreateModel(
            name="HubNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hub", models.URLField("alamat", max_length=500, unique=True)),
                ("told_until", models.DateTimeField("diberi tahu sampai")),
            ],
            options={
                "verbose_name": "pemberitahuan umpan",
                "verbose_name_plural": "pemberitahuan umpan",
            },
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("updated_at__isnull", False)),
                fields=["updated_at"],
                name="article_by_update",
            ),
        ),
    ]
