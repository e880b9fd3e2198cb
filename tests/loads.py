"""Running the load commands on small files."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def write_files(directory, files: dict[str, str]):
    """Write each text as a file; indentation and outer blank lines do not count."""
    for name, text in files.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (directory / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return directory


def load(command, data=None, **options) -> str:
    """What the command prints."""
    stdout = StringIO()
    options = {"data": data, **options} if data else options
    call_command(command, stdout=stdout, stderr=StringIO(), **options)
    return stdout.getvalue()


def load_refused(command, data, **options) -> str:
    """What a command that fails says is wrong."""
    stderr = StringIO()
    with pytest.raises(CommandError, match="nothing was changed") as refusal:
        call_command(command, data=data, stdout=StringIO(), stderr=stderr, **options)
    assert refusal.value.returncode == 1
    return stderr.getvalue()
