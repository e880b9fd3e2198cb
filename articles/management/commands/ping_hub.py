from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.websub import (
    HubDown,
    changed_topics,
    publish,
    remember,
    settled_until,
    since,
)


class Command(BaseCommand):
    help = (
        "Tell the hub of WEBSUB_HUB which feeds changed since the last run, once every cache has "
        "let go of the old ones (a minute). Meant to run every minute or so: articles become "
        "public by the clock, without any command. The first run only marks the beginning. "
        "Exit status 1 when the hub refused a feed or did not answer; in the latter case the next "
        "run tells it everything again."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only name the feeds; tell the hub nothing"
        )

    def handle(self, *, dry_run, verbosity, **options):
        hub = settings.WEBSUB_HUB
        if not hub:
            self.say(verbosity, "WEBSUB_HUB is not set: there is no hub to tell")
            return
        begin, until = since(hub), settled_until()
        topics = changed_topics(begin, until) if begin else []
        if dry_run:
            self.stdout.write("\n".join([*topics, f"changed: {len(topics)} feeds"]))
            return
        refused = self.tell(hub, topics)
        remember(hub, until)
        self.say(verbosity, f"told: {len(topics) - refused} feeds, refused {refused}")
        if refused:
            raise CommandError(f"the hub refused {refused} feeds")

    def tell(self, hub, topics) -> int:
        """How many of `topics` the hub refused, each named with its reason."""
        refused = 0
        for topic in topics:
            try:
                reason = publish(hub, topic)
            except HubDown as error:
                raise CommandError(f"the hub did not take {topic}: {error}") from None
            if reason:
                refused += 1
                self.stderr.write(f"{topic}: {reason}")
        return refused

    def say(self, verbosity, line):
        if verbosity:
            self.stdout.write(line)
