import os
import subprocess
import sys

import pytest
from django.conf import settings


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(("manage.py", "check"), id="manage.py"),
        pytest.param(("manage.py", "no_such_command"), id="unknown-command"),
        pytest.param(("-c", "import pemilu.wsgi"), id="wsgi"),
    ],
)
def test_faulty_environment_is_named_without_a_traceback(start):
    result = subprocess.run(
        [sys.executable, *start],
        env={"PATH": os.environ["PATH"], "PEMILU_MODE": "production", "PORT": "x"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        check=False,
        text=True,
    )

    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("The portal does not start")
    assert "  - PORT: " in result.stderr
    assert "  - SECRET_KEY: " in result.stderr
    assert "Traceback" not in result.stderr
