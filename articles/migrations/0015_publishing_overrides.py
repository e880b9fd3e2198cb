# Leave to publish what a rule bars: asked for by one person, granted by another.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0014_banners_that_show"),
        ("elections", "0005_hashes_of_loaded_rules"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PublishingOverride",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("legal_basis", models.CharField(max_length=330, verbose_name="dasar hukum")),
                ("reason", models.TextField(max_length=500, verbose_name="alasan")),
                ("text_hash", models.CharField(max_length=64, verbose_name="sidik naskah")),
                ("requested_at", models.DateTimeField(verbose_name="diminta")),
                (
                    "approved_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="disetujui"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="diakhiri")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="approved_overrides",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="disetujui oleh",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overrides",
                        to="articles.article",
                        verbose_name="artikel",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ended_overrides",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diakhiri oleh",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requested_overrides",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="diminta oleh",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="elections.publishingrule",
                        verbose_name="aturan",
                    ),
                ),
                (
                    "stage",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="elections.stage",
                        verbose_name="tahapan",
                    ),
                ),
            ],
            options={
                "verbose_name": "pengecualian aturan penayangan",
                "verbose_name_plural": "pengecualian aturan penayangan",
                "ordering": ["-requested_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="publishingoverride_gives_a_reason",
                        violation_error_message="Tulis alasannya.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by__isnull", True),
                            models.Q(("approved_by", models.F("requested_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="publishingoverride_by_two_persons",
                        violation_error_message="Yang meminta tidak dapat menyetujuinya sendiri.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_at__isnull", True), ("approved_by__isnull", True)),
                            models.Q(
                                ("approved_at__isnull", False), ("approved_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="publishingoverride_approval_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by__isnull", True)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="publishingoverride_end_is_whole",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("article", "rule", "stage"),
                        name="publishingoverride_one_open",
                    ),
                ],
            },
        ),
    ]
