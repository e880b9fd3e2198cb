from django.core.management.base import BaseCommand, CommandError

from articles.pictures.making import make_missing


class Command(BaseCommand):
    help = (
        "Make the smaller copies of every picture of the library that has none yet, or not those "
        "of this release: after an update, or when files were lost. What is there is kept. Exit "
        "status 1 when a picture could not be read; the others are made."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only name the pictures")

    def handle(self, *, dry_run, verbosity, **options):
        outcome = make_missing(write=not dry_run)
        for name, reason in outcome.refused:
            self.stderr.write(f"{name}: {reason}")
        if dry_run:
            for name in outcome.made:
                self.stdout.write(name)
        if verbosity:
            verb = "would be made" if dry_run else "made"
            self.stdout.write(
                f"pictures: {len(outcome.made)} {verb}, {outcome.unchanged} unchanged, "
                f"{len(outcome.refused)} refused"
            )
        if outcome.refused:
            raise CommandError(f"{len(outcome.refused)} pictures could not be read")
