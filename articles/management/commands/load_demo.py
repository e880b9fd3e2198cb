from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.demo.content import Malformed
from articles.demo.loading import load, read_content
from common.errors import Refused


class Command(BaseCommand):
    help = (
        "Loads the demo newsroom: users of each role, sources, topics, editorial pages and "
        "example articles. What exists is kept as it is. Refused in production."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only say what would be loaded")

    def handle(self, *, dry_run, verbosity, **options):
        if settings.PEMILU_MODE != "demo":
            raise CommandError("example articles and demo users are for PEMILU_MODE=demo only")
        password_file = settings.DEMO_DIR / "passwords.txt"
        try:
            counts = load(read_content(), password_file=password_file, dry_run=dry_run)
        except Malformed as fault:
            self.stderr.write(str(fault))
            raise CommandError("the example content is malformed; nothing was changed") from None
        except Refused as fault:
            raise CommandError(str(fault)) from None
        if verbosity:
            self._report(counts, dry_run)

    def _report(self, counts, dry_run):
        created = "to create" if dry_run else "created"
        for name, count in counts.items():
            self.stdout.write(f"{name}: {created} {count.created}, kept {count.kept}")
