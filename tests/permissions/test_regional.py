from tests.permissions.cases import MatrixCase


class TestRegionalRights(MatrixCase):
    def test_writer(self):
        self.check("penulis@16.07")

    def test_editor(self):
        self.check("editor@16.07")

    def test_chief(self):
        self.check("redaktur@16.07")

    def test_administrator(self):
        self.check("admin@16.07")
