from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError

from articles.link_checking import Visitor, check_link
from articles.links_in_use import links_in_use, remember_links
from articles.models import LinkCheck

LIMIT = 200


def positive(text) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 1_000_000:
        raise ArgumentTypeError(f"not a number from 1 to 1000000: {text}")
    return int(text)


class Command(BaseCommand):
    help = (
        "Ask whether the links to other sites still answer that readers find in published "
        "articles, their documents and the contacts of bodies: each at most once a week, the "
        "oldest first, a server at most once a second. A link is broken when it answered 404 or "
        "410, or failed in two runs on different days. Meant to run every night. Exit status 1 "
        "when a link that was asked for now is broken; the desk lists them all."
    )

    # Who asks: tests have servers of their own, which nobody else may be sent to.
    stealth_options = ("visitor",)

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="only name the links that are due; ask nobody"
        )
        parser.add_argument(
            "--limit", type=positive, default=LIMIT, metavar="N", help=f"at most N ({LIMIT})"
        )

    def handle(self, *, dry_run, limit, verbosity, visitor=None, **options):
        found = links_in_use()
        if dry_run:
            self.name_due(found, limit)
            return
        total = remember_links(found)
        visitor = visitor or Visitor()
        due = list(LinkCheck.objects.due()[:limit])
        for link in due:
            check_link(link, visitor)
        broken = [link for link in due if link.is_broken]
        for link in broken:
            self.stderr.write(f"{link.url}: {link.failure}")
        if verbosity:
            counts = f"asked {len(due)}, broken {len(broken)}"
            self.stdout.write(f"links: {total} in use, {counts}")
        if broken:
            raise CommandError(f"{len(broken)} links are broken")

    def name_due(self, found, limit):
        """What a run would ask for; new links before known ones."""
        wanted = {link for links in found.values() for link in links}
        known = set(LinkCheck.objects.values_list("url", flat=True))
        due = [*sorted(wanted - known)]
        due += [link.url for link in LinkCheck.objects.due().iterator() if link.url in wanted]
        due = due[:limit]
        self.stdout.write("\n".join([*due, f"due: {len(due)} of {len(wanted)} links"]))
