from django.core.management.base import BaseCommand

from articles.search.index import rebuild_index, rebuild_texts


class Command(BaseCommand):
    help = (
        "Make the search text of every published article and the full-text index anew: after an "
        "update of the stemmer, or when check_listings finds the index wrong. Readers and editors "
        "may go on meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only count the texts that are wrong"
        )

    def handle(self, *, dry_run, verbosity, **options):
        def show(done):
            if verbosity > 1:
                self.stdout.write(f"{done} articles")

        changed = rebuild_texts(write=not dry_run, show_progress=show)
        if not dry_run:
            rebuild_index()
        verb = "would be rebuilt" if dry_run else "rebuilt"
        self.stdout.write(f"search texts: {changed} {verb}")
