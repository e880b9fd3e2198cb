from tests.permissions.cases import MatrixCase


class TestNationalRights(MatrixCase):
    def test_visitor(self):
        self.check("tamu")

    def test_staff_without_an_assignment(self):
        self.check("staf")

    def test_writer(self):
        self.check("penulis@nasional")

    def test_editor(self):
        self.check("editor@nasional")

    def test_chief(self):
        self.check("redaktur@nasional")

    def test_administrator(self):
        self.check("admin@nasional")
