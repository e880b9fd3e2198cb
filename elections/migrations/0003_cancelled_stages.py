# A stage may be called off; its changes say what was done to it.

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("elections", "0002_terms"),
    ]

    operations = [
        migrations.AddField(
            model_name="stagechange",
            name="effect",
            field=models.CharField(
                choices=[
                    ("dipindah", "dipindah"),
                    ("dibatalkan", "dibatalkan"),
                    ("dipulihkan", "dipulihkan"),
                ],
                default="dipindah",
                max_length=12,
                verbose_name="akibat",
            ),
        ),
        migrations.AddField(
            model_name="stagechange",
            name="certainty_before",
            field=models.CharField(
                blank=True,
                choices=[
                    ("ditetapkan", "ditetapkan"),
                    ("rencana", "rencana"),
                    ("perkiraan", "perkiraan"),
                    ("dibatalkan", "dibatalkan"),
                ],
                max_length=12,
                verbose_name="kepastian semula",
            ),
        ),
        migrations.AlterField(
            model_name="stage",
            name="certainty",
            field=models.CharField(
                choices=[
                    ("ditetapkan", "ditetapkan"),
                    ("rencana", "rencana"),
                    ("perkiraan", "perkiraan"),
                    ("dibatalkan", "dibatalkan"),
                ],
                help_text="Hanya yang ditetapkan dan lengkap tanggalnya dihitung sebagai berjalan. Yang dibatalkan tetap tampil dengan tanggalnya, supaya pembaca tahu.",
                max_length=12,
                verbose_name="kepastian",
            ),
        ),
    ]
