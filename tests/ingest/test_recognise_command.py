import io
import json
from io import StringIO
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from bodies.models import Body
from ingest.pasted import LONGEST

pytestmark = pytest.mark.django_db

GOOD = json.dumps({"id": "b1", "text": "KPU Kabupaten Banyuasin menerima surat suara."}).encode()


@pytest.fixture
def standard_input(monkeypatch):
    def feed(*lines):
        stream = io.BytesIO(b"".join(line + b"\n" for line in lines))
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=stream))

    return feed


def answers(*arguments):
    """The printed lines, and the command's error if it ended with one."""
    stdout, error = StringIO(), None
    try:
        call_command("recognise", "--jsonl", *arguments, stdout=stdout)
    except CommandError as raised:
        error = raised
    return [json.loads(line) for line in stdout.getvalue().splitlines()], error


@pytest.mark.usefixtures("names")
class TestWithNames:
    def test_one_prediction_a_line_in_input_order(self, standard_input):
        other = json.dumps({"id": 2, "text": "Rapat KPU RI.", "gold": {}, "tags": []}).encode()
        standard_input(other, GOOD)

        predictions, error = answers()

        assert error is None
        assert [prediction["id"] for prediction in predictions] == [2, "b1"]
        assert predictions[1]["primary_region"] == "16.07"
        assert {"kind": "KPU", "region": "16.07"} in predictions[1]["bodies"]

    def test_file_is_read(self, tmp_path):
        path = tmp_path / "naskah.jsonl"
        path.write_bytes(GOOD)

        predictions, error = answers(str(path))

        assert error is None
        assert predictions[0]["id"] == "b1"

    def test_missing_file_is_one_clear_line(self, tmp_path):
        _, error = answers(str(tmp_path / "tidak-ada.jsonl"))

        assert error.returncode == 1
        assert "\n" not in str(error)

    @pytest.mark.parametrize(
        ("line", "id"),
        [
            (b"bukan json", None),
            (b"", None),
            (b"[1, 2]", None),
            (b'"teks"', None),
            (b'{"id": 5}', 5),
            (b'{"id": 5, "text": null}', 5),
            (b'{"id": 5, "text": ["a"]}', 5),
            (b'{"id": "rusak", "text": "\\ud800"}', "rusak"),
            (b'{"id": NaN, "text": "a"}', None),
            (b'{"id": 5, "text": "\xff"}', None),
            (b"[" * 100_000, None),
            (b'{"id": "besar", "text": "' + b"a" * (LONGEST + 1) + b'"}', "besar"),
        ],
        ids=range(12),
    )
    def test_bad_line_is_answered_and_the_others_too(self, line, id, standard_input):
        standard_input(GOOD, line, GOOD)

        predictions, error = answers("-")

        assert error.returncode == 1
        assert predictions[1]["id"] == id
        assert predictions[1]["error"]
        assert predictions[0] == predictions[2]
        assert "error" not in predictions[0]


def test_empty_tables_are_an_error(standard_input):
    standard_input(GOOD)

    predictions, error = answers()

    assert predictions == []
    assert error.returncode == 1
    assert "load_regions" in str(error)


def test_missing_bodies_are_an_error(standard_input, names):
    Body.objects.all().delete()
    standard_input(GOOD)

    assert answers()[1].returncode == 1
