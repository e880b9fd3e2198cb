import os
import sys
from collections import Counter
from contextlib import nullcontext

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import transaction

from accounts.models import Role, User
from articles.models import ArticleKind
from common.errors import Refused
from common.text import printable, squeeze
from ingest.gazetteer import build_gazetteer
from ingest.importing import IMPORTED, PUBLISHED, REFUSED, UNCHANGED, Job, Outcome, import_pasted
from ingest.pasted import read_pasted

KINDS = (ArticleKind.NEWS, ArticleKind.RELEASE, ArticleKind.CLIPPING)
USAGE = 2
DEMO_NOTE = "pengguna contoh dipakai karena tidak ada yang disebut (mode demo)"


class Command(BaseCommand):
    help = (
        "Takes pasted texts into the inbox with proposals for region, body, election and stage; "
        "with --publish accepts the proposals and publishes. The same text twice changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="a text; - is standard input")
        parser.add_argument("--publish", action="store_true", help="publish as an article at once")
        parser.add_argument("--by", metavar="USER", help="who imports and writes the article")
        parser.add_argument("--approved-by", metavar="USER", help="who approves and publishes it")
        parser.add_argument(
            "--kind",
            choices=[str(kind) for kind in KINDS],
            help="kind of article; otherwise kliping when another outlet is named, else rilis",
        )
        parser.add_argument("--source-url", default="", metavar="URL", help="where the text stands")
        parser.add_argument("--dry-run", action="store_true", help="store nothing, show what would")

    def handle(self, *, files, dry_run, **options):
        try:
            job = self.read_job(**options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        # Dry: everything is really done, in one transaction that is then undone.
        with transaction.atomic() if dry_run else nullcontext():
            counts = Counter(self.take(name, job) for name in files)
            if dry_run:
                transaction.set_rollback(True)
        self.report(counts, dry_run)
        if counts[REFUSED]:
            sys.exit(1)

    def read_job(self, *, publish, by, approved_by, kind, source_url, **options) -> Job:
        refuse_bad_url(source_url)
        if approved_by and not publish:
            raise CommandError("--approved-by belongs to --publish", returncode=USAGE)
        is_demo = settings.PEMILU_MODE == "demo"
        has_default = publish and not (by and approved_by)
        if has_default and not is_demo:
            raise CommandError("--publish needs --by and --approved-by", returncode=USAGE)
        author = user_named(by or (Role.WRITER if publish else None))
        approver = user_named(approved_by or (Role.CHIEF if publish else None))
        if publish and author == approver:
            raise Refused("Penulis tidak dapat menyetujui naskahnya sendiri.")
        return Job(
            gazetteer=build_gazetteer(),
            publish=publish,
            by=author,
            approved_by=approver,
            kind=kind,
            url=source_url,
            note=DEMO_NOTE if has_default else "",
        )

    def take(self, name, job) -> str:
        """Import one text, say what became of it; its result."""
        shown = one_line(name)
        try:
            outcome = import_pasted(read_pasted(name, sys.stdin.buffer), job)
        except Refused as refusal:
            outcome = Outcome(REFUSED, reason=str(refusal))
        if outcome.result == REFUSED:
            self.stderr.write(f"{shown}: {one_line(outcome.reason)}")
            return REFUSED
        flag = " [judul tidak ditemukan]" if outcome.item.is_title_missing else ""
        self.stdout.write(f"{shown}: {outcome.result}: {one_line(outcome.item.title)}{flag}")
        for proposal in outcome.proposals:
            self.stdout.write(f"  {proposal}")
        if outcome.result == PUBLISHED:
            self.stdout.write(f"  {outcome.item.article.get_absolute_url()}")
        return outcome.result

    def report(self, counts, dry_run):
        results = (IMPORTED, PUBLISHED, UNCHANGED, REFUSED)
        summary = ", ".join(f"{result} {counts[result]}" for result in results)
        self.stdout.write(f"{summary} (dry run: nothing was stored)" if dry_run else summary)


def refuse_bad_url(url):
    try:
        if url:
            URLValidator(schemes=["http", "https"])(url)
            MaxLengthValidator(500)(url)
    except ValidationError:
        raise CommandError("--source-url is not a web address", returncode=USAGE) from None


def user_named(name):
    if not name:
        return None
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(f"there is no active user {one_line(name)}", returncode=USAGE)
    return user


def one_line(text):
    """`text` as a terminal can show it on one line; names of files may hold any bytes."""
    return printable(squeeze(os.fsencode(text).decode("utf-8", "backslashreplace")))
