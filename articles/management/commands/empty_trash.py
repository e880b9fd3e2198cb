from django.core.management.base import BaseCommand, CommandError
from django.db.models import ProtectedError

from articles.actions import KEPT_DAYS, delete_for_good
from articles.models import Article


class Command(BaseCommand):
    help = (
        f"Deletes the texts that have been in the trash for more than {KEPT_DAYS} days. "
        "Run it once a day by a timer."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Only say what would go.")

    def handle(self, *args, **options):
        deleted, kept = 0, 0
        for article in Article.objects.trashed_before(days=KEPT_DAYS).order_by("pk"):
            if options["dry_run"]:
                self.stdout.write(f"would delete {article.pk}: {article}")
                continue
            try:
                delete_for_good(article=article)
                deleted += 1
            except ProtectedError as error:
                kept += 1
                users = ", ".join(sorted({str(row) for row in error.protected_objects}))
                self.stderr.write(f"{article.pk}: still in use by {users}")
        self.stdout.write(f"deleted {deleted}, kept {kept}")
        if kept:
            raise CommandError(f"{kept} texts are still in use.")
