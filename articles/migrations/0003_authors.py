import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Authors beside the bare names of bylines, which the next migration brings together."""

    dependencies = [("articles", "0002_text_index")]

    operations = [
        migrations.CreateModel(
            name="Author",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slug",
                    models.SlugField(max_length=120, unique=True, verbose_name="alamat pendek"),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Tampil di bawah judul setiap artikelnya. Dua orang bernama sama dibedakan di sini, misalnya dengan nama tengah.",
                        max_length=120,
                        unique=True,
                        verbose_name="nama",
                    ),
                ),
            ],
            options={
                "verbose_name": "penulis",
                "verbose_name_plural": "penulis",
                "ordering": ["name"],
            },
        ),
        migrations.AddField(
            model_name="byline",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="bylines",
                to="articles.author",
                verbose_name="penulis",
            ),
        ),
        migrations.RemoveConstraint(model_name="byline", name="byline_once"),
        # Empty where the way back adds the column again to rows that exist.
        migrations.AlterField(
            model_name="byline",
            name="name",
            field=models.CharField(blank=True, default="", max_length=120, verbose_name="nama"),
        ),
    ]
