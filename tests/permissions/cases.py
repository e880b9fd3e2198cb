"""What both halves of the matrix are tested with; two processes take one class each."""

from django.test import TestCase

from tests.permissions.asking import Asker
from tests.permissions.world import make_actor, make_rows


class MatrixCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.rows = make_rows()

    def check(self, actor):
        faults = Asker(actor, make_actor(actor), self.rows).ask_everything()

        assert not faults, f"{actor}:\n" + "\n".join(faults)
