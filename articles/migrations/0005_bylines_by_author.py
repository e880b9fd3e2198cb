import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Bylines name authors only."""

    dependencies = [("articles", "0004_authors_of_bylines")]

    operations = [
        migrations.RemoveField(model_name="byline", name="name"),
        migrations.AlterField(
            model_name="byline",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="bylines",
                to="articles.author",
                verbose_name="penulis",
            ),
        ),
        migrations.AddConstraint(
            model_name="byline",
            constraint=models.UniqueConstraint(
                fields=("article", "author", "role"),
                name="byline_once",
                violation_error_message="Nama ini sudah tercantum.",
            ),
        ),
    ]
