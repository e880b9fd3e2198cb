from django.core.management.base import BaseCommand

from articles.sketches import rebuild_sketches


class Command(BaseCommand):
    help = (
        "Make the numbers by which near-same texts are found anew, for every article: after an "
        "update that changes how texts are compared. Editors may go on meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only count the articles that are wrong"
        )

    def handle(self, *, dry_run, verbosity, **options):
        def show(done):
            if verbosity > 1:
                self.stdout.write(f"{done} articles")

        changed = rebuild_sketches(write=not dry_run, show_progress=show)
        verb = "would be rebuilt" if dry_run else "rebuilt"
        self.stdout.write(f"sketches: {changed} {verb}")
