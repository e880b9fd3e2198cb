from django.conf import settings
from django.core.management.base import BaseCommand

from common.drawing import update_folder
from pemilu.pictures import all_drawings


class Command(BaseCommand):
    help = (
        "Draws the pictures that social sites show beside a link, and the icons; only those that "
        "have changed. Run collectstatic afterwards."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would be drawn or removed"
        )

    def handle(self, *, dry_run, verbosity, **options):
        if verbosity:
            # The first run takes half a minute.
            self.stdout.write("drawing pictures …")
            self.stdout.flush()
        changes = update_folder(settings.DRAWN_DIR, all_drawings(), dry_run=dry_run)
        if verbosity:
            self.stdout.write(str(changes))
            if dry_run:
                self.stdout.write("dry run: nothing was changed")
