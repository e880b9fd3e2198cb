"""What the commands that load reference data have in common."""

from pathlib import Path

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from common.loading import Table, TableLoad
from common.reference_files import LoadRefused, Problems, read_lines


class Load:
    """One run of a load: its directory, its tables, what is wrong and how far it is."""

    def __init__(self, directory: Path, show_progress=lambda message: None):
        self.directory = directory
        self.problems = Problems()
        self.tables: list[TableLoad] = []
        self._show_progress = show_progress

    def lines(self, name: str, columns: str):
        """The lines of a file of the directory; `columns` separated by spaces."""
        self._show_progress(f"reading {name}")
        return read_lines(self.directory / name, columns.split(), self.problems)

    def needs(self, model, command: str) -> None:
        """Stop before every line complains that what it names is unknown."""
        if not model.objects.exists():
            self.problems.add(model.__name__, f"there are none yet; run {command} first")
            raise LoadRefused

    def table(self, table: Table) -> TableLoad:
        """A table to put rows into. Files are read before: a fault in one stops the load here."""
        self.problems.stop_if_any()
        self._show_progress(f"loading {table.model._meta.verbose_name_plural}")
        self.tables.append(TableLoad(table, self.problems))
        return self.tables[-1]


class LoadCommand(BaseCommand):
    """Loads an app's reference data: all of it in one transaction, or nothing."""

    app_label = ""

    def load(self, load: Load) -> None:
        raise NotImplementedError

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only say what would change; change nothing"
        )
        parser.add_argument(
            "--data",
            type=Path,
            metavar="DIR",
            default=Path(apps.get_app_config(self.app_label).path) / "data",
            help=f"directory with the CSV files (default: {self.app_label}/data)",
        )

    def handle(self, *, dry_run, data, verbosity, **options):
        load = Load(Path(data), self.show_progress)
        try:
            with transaction.atomic():
                self.load(load)
                load.problems.stop_if_any()
                transaction.set_rollback(dry_run)
        except LoadRefused:
            self.refuse(load)
        self.show_progress("")
        if verbosity:
            self.report(load)
            if dry_run:
                self.stdout.write("dry run: nothing was changed")

    def refuse(self, load):
        self.show_progress("")
        if any(table.tally.refused for table in load.tables):
            self.report(load)
        for message in load.problems.messages:
            self.stderr.write(message)
        raise CommandError("nothing was changed")

    def report(self, load):
        for table in load.tables:
            self.stdout.write(str(table.close()))

    def show_progress(self, message):
        """One line that replaces itself, on a terminal only."""
        if self.stderr.isatty():
            self.stderr.write(f"\r\x1b[K{message}", style_func=str, ending="")
            self.stderr.flush()
