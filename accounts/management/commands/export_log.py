import argparse

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand

from accounts.log_export import CSV, JSON_LINES, export
from accounts.models import Event
from common.days import MomentField


class Command(BaseCommand):
    help = (
        "Writes the log of events to standard output, oldest first. Run it by a timer into a "
        "place that the server cannot change: what is kept there proves what is kept here."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--since",
            type=moment,
            metavar="DAY",
            help="only from the beginning of this day in Jakarta, or from a moment with its zone",
        )
        parser.add_argument("--format", choices=[CSV, JSON_LINES], default=JSON_LINES)

    def handle(self, *, since, format, **options):
        events = Event.objects.all()
        if since:
            events = events.filter(happened_at__gte=since)
        choice = f"since={since.isoformat()}" if since else ""
        for line in export(events, format, by=None, choice=choice, most=None):
            self.stdout.write(line, ending="")


def moment(text):
    try:
        return MomentField().clean(text)
    except ValidationError as fault:
        raise argparse.ArgumentTypeError(" ".join(fault.messages)) from None
