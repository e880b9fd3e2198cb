from django.core.management.base import BaseCommand, CommandError

from articles.integrity import check, repair


class Command(BaseCommand):
    help = (
        "Compare list entries, counters, cards and search text with the articles they follow from. "
        "Exit status 1 when something disagrees and was not repaired."
    )

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="rebuild what disagrees")

    def handle(self, *, verbosity, **options):
        findings = check()
        self._report(findings, is_quiet=findings.is_clean and not verbosity)
        if findings.is_clean:
            return
        if not options["repair"]:
            raise CommandError("derived rows disagree with the articles; run with --repair")
        self._repair(findings)

    def _repair(self, findings):
        repair(findings)
        remaining = check()
        if not remaining.is_clean:
            self._report(remaining)
            raise CommandError("something still disagrees after the repair")
        self.stdout.write(f"repaired: {len(findings.faulty_articles)} articles, counters rebuilt")

    def _report(self, findings, *, is_quiet=False):
        if is_quiet:
            return
        for fault, ids in sorted(findings.articles.items()):
            shown = ", ".join(str(pk) for pk in sorted(set(ids))[:10])
            self.stderr.write(f"{fault}: {len(set(ids))} articles disagree: {shown}")
        if findings.counters:
            shown = ", ".join(findings.counters[:10])
            self.stderr.write(f"counters: {len(findings.counters)} disagree: {shown}")
        if not findings.is_index_sound:
            self.stderr.write("full-text index: does not hold what the search texts say")
        self.stdout.write(f"checked: {findings.checked} published articles")
