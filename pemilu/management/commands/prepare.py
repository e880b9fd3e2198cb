from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from accounts.roles import ensure_roles

REFERENCE_DATA = ("load_regions", "load_elections", "load_bodies")


class Command(BaseCommand):
    help = (
        "Brings everything the portal serves up to date: database schema, roles, reference data, "
        "in demo mode the demo newsroom and its open data, pictures, static files. What was edited "
        "by hand is kept."
    )

    # One process for all of them: each alone would spend most of its time on starting Django.
    def handle(self, *, verbosity, **options):
        call_command("migrate", interactive=False, verbosity=verbosity)
        ensure_roles()
        for command in REFERENCE_DATA:
            call_command(command, verbosity=verbosity)
        if not settings.IS_PRODUCTION:
            call_command("load_demo", verbosity=verbosity)
            # A newer release may draw cards otherwise. In production, where this takes minutes,
            # whoever deploys decides when.
            call_command("check_listings", repair=True, verbosity=verbosity)
            # In production a timer does it, as often as its readers want.
            call_command("export_data", verbosity=verbosity)
        # Pictures from before a release that makes other sizes; what is there is kept.
        call_command("make_pictures", verbosity=verbosity)
        call_command("draw_pictures", verbosity=verbosity)
        call_command("collectstatic", interactive=False, verbosity=verbosity)
