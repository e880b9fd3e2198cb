from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_failed_log_ins")]

    operations = [
        migrations.AddField(
            "event",
            "address",
            models.GenericIPAddressField(blank=True, null=True, verbose_name="alamat"),
        ),
        migrations.AddField(
            "event",
            "origin",
            models.CharField(
                blank=True,
                default="",
                help_text="Halaman meja redaksi atau perintah.",
                max_length=200,
                verbose_name="asal",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "event",
            "before_hash",
            models.CharField(
                blank=True,
                default="",
                help_text="SHA-256 dari isi objek sebelum tindakan.",
                max_length=64,
                verbose_name="sidik sebelumnya",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "event",
            "after_hash",
            models.CharField(
                blank=True,
                default="",
                help_text="SHA-256 dari isi objek sesudah tindakan.",
                max_length=64,
                verbose_name="sidik sesudahnya",
            ),
            preserve_default=False,
        ),
    ]
