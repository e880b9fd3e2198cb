# A publishing rule may hold in one region alone, and end at an hour of the last day.

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("elections", "0003_cancelled_stages"),
        ("regions", "0002_assignments_of_groups"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="publishingrule",
            name="publishingrule_once_per_basis",
        ),
        migrations.AddField(
            model_name="publishingrule",
            name="ends_at_wib",
            field=models.TimeField(
                blank=True,
                help_text="Pada hari terakhir tahapan, misalnya 13.00 saat TPS tutup di Indonesia bagian barat. Kosong: sampai hari itu habis di wilayah yang bersangkutan.",
                null=True,
                verbose_name="berakhir pukul (WIB)",
            ),
        ),
        migrations.AddField(
            model_name="publishingrule",
            name="region",
            field=models.ForeignKey(
                blank=True,
                help_text="Berlaku di wilayah ini dan semua di bawahnya. Kosong: di seluruh Indonesia.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publishing_rules",
                to="regions.region",
                verbose_name="hanya di wilayah",
            ),
        ),
        migrations.AlterField(
            model_name="publishingrule",
            name="effect",
            field=models.CharField(
                choices=[("larang", "larang"), ("peringatkan", "peringatkan")],
                help_text="Larang: tidak dapat ditayangkan tanpa pengecualian oleh dua orang. Peringatkan: dapat, sesudah peringatannya dibaca.",
                max_length=12,
                verbose_name="akibat",
            ),
        ),
        migrations.AlterField(
            model_name="publishingrule",
            name="offset_hours",
            field=models.SmallIntegerField(
                default=0,
                help_text="Jam sesudah itu ketika aturan masih berlaku.",
                validators=[
                    django.core.validators.MinValueValidator(0),
                    django.core.validators.MaxValueValidator(168),
                ],
                verbose_name="ditambah (jam)",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishingrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("region__isnull", True)),
                fields=("content_flag", "stage_kind", "legal_basis"),
                name="publishingrule_once_per_basis",
                violation_error_message="Aturan dengan dasar hukum ini sudah ada.",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishingrule",
            constraint=models.UniqueConstraint(
                fields=("content_flag", "stage_kind", "legal_basis", "region"),
                name="publishingrule_once_per_basis_and_region",
                violation_error_message="Aturan dengan dasar hukum ini sudah ada di wilayah ini.",
            ),
        ),
    ]
