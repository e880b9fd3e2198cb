import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0010_link_checks"),
    ]

    operations = [
        migrations.AlterField(
            model_name="image",
            name="file",
            field=models.ImageField(upload_to="gambar/%Y/%m/", verbose_name="berkas"),
        ),
        migrations.RemoveConstraint(
            model_name="imageuse",
            name="imageuse_has_alt_or_is_decorative",
        ),
        migrations.AddField(
            model_name="image",
            name="description",
            field=models.CharField(
                blank=True,
                help_text="Apa yang tampak, agar rekan menemukannya di pustaka. Tidak tampil kepada pembaca.",
                max_length=200,
                verbose_name="uraian",
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="focus_x",
            field=models.PositiveSmallIntegerField(
                default=50,
                help_text="0 tepi kiri, 100 tepi kanan.",
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="titik fokus mendatar (%)",
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="focus_y",
            field=models.PositiveSmallIntegerField(
                default=50,
                help_text="0 tepi atas, 100 tepi bawah.",
                validators=[django.core.validators.MaxValueValidator(100)],
                verbose_name="titik fokus tegak (%)",
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="look",
            field=models.CharField(
                blank=True, editable=False, max_length=16, verbose_name="sidik rupa"
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="may_redistribute",
            field=models.BooleanField(
                default=False,
                help_text="Pihak lain boleh mengambil gambar ini: media sosial dan mesin pencari menampilkannya bersama tautan artikel. Tanpa tanda ini gambar hanya tampil pada artikel di situs ini.",
                verbose_name="boleh disebarluaskan",
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="original_name",
            field=models.CharField(
                blank=True, editable=False, max_length=120, verbose_name="nama berkas asal"
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="original_sha256",
            field=models.CharField(
                blank=True, editable=False, max_length=64, verbose_name="SHA-256 berkas asal"
            ),
        ),
        migrations.AddField(
            model_name="image",
            name="widths",
            field=models.CharField(
                blank=True, editable=False, max_length=60, verbose_name="ukuran"
            ),
        ),
        migrations.AlterField(
            model_name="image",
            name="credit",
            field=models.CharField(
                blank=True,
                help_text="Nama pembuatnya. Wajib sebelum artikel dengan gambar ini ditayangkan.",
                max_length=120,
                verbose_name="kredit",
            ),
        ),
        migrations.AlterField(
            model_name="imageuse",
            name="alt",
            field=models.CharField(
                blank=True,
                help_text="Dibacakan kepada pembaca yang tidak melihat gambar. Wajib sebelum tayang, kecuali bila gambar hanya hiasan.",
                max_length=300,
                verbose_name="teks alternatif",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.CheckConstraint(
                condition=models.Q(("focus_x__lte", 100), ("focus_y__lte", 100)),
                name="image_focus_lies_within",
                violation_error_message="Titik fokus berada di antara 0 dan 100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="image",
            constraint=models.UniqueConstraint(
                condition=models.Q(("original_sha256", ""), _negated=True),
                fields=("original_sha256",),
                name="image_upload_once",
            ),
        ),
    ]
