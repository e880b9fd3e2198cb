import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.errors import Refused
from ingest.gazetteer import build_gazetteer
from ingest.predicting import predictions


class Command(BaseCommand):
    help = (
        'Reads lines {"id": …, "text": …} and writes one prediction a line, in the same order: '
        "regions, bodies, election, stage and the parts of the text. Stores nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--jsonl",
            nargs="?",
            const="-",
            required=True,
            metavar="FILE",
            help="the lines; - or no name is standard input",
        )

    def handle(self, *, jsonl, **options):
        try:
            gazetteer = build_gazetteer()
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        if jsonl == "-":
            bad = self.answer(sys.stdin.buffer, gazetteer)
        else:
            bad = self.answer_file(Path(jsonl), gazetteer)
        if bad:
            raise CommandError(f"baris yang tidak dapat dibaca: {bad}")

    def answer_file(self, path, gazetteer):
        try:
            with path.open("rb") as lines:
                return self.answer(lines, gazetteer)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from None

    def answer(self, lines, gazetteer) -> int:
        """How many lines were bad."""
        bad = 0
        for prediction, is_good in predictions(lines, gazetteer):
            self.stdout.write(json.dumps(prediction))
            bad += not is_good
        return bad
