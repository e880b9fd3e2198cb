"""What both halves of the matrix are tested with; two processes take one class each."""

from django.db import connection
from django.test import TestCase

from tests.permissions.asking import Asker
from tests.permissions.world import make_actor, make_rows

# What limits rows is tried on every database by tests/regions/test_rights.py as well.
ON_EVERY_DATABASE = ("redaktur@16.07", "admin@nasional")


class MatrixCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rows = make_rows()

    def check(self, actor):
        if connection.vendor != "sqlite" and actor not in ON_EVERY_DATABASE:
            self.skipTest("asked on SQLite: rights are the same code on every database")
        faults = Asker(actor, make_actor(actor), self.rows).ask_everything()

        assert not faults, f"{actor}:\n" + "\n".join(faults)
