from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from common.errors import Refused
from pemilu.open_data.export import export, look


class Command(BaseCommand):
    help = (
        "Writes a new version of the open data into DATA_ROOT, which /data/ then offers. Readers "
        "see the version before until the new one is whole. Without changes nothing is written."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what changed; write nothing"
        )

    def handle(self, *, dry_run, verbosity, **options):
        show = self._show if verbosity else self._keep_quiet
        if dry_run:
            look(show)
            self.stdout.write("dry run: nothing was written")
            return
        try:
            is_new = export(settings.DATA_ROOT, show)
        except Refused as fault:
            raise CommandError(f"{fault}") from None
        except OSError as fault:
            raise CommandError(f"{fault}; the version before still holds") from None
        if verbosity:
            self.stdout.write("exported a new version" if is_new else "unchanged")

    def _show(self, ledger):
        self.stdout.write(str(ledger))

    def _keep_quiet(self, ledger):
        pass
