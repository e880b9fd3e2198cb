"""The HTML of every type of page, read by the validator of the HTML standard's authors."""

import json
import shutil
import subprocess

import pytest

from tests.browser.node_packages import VNU
from tests.browser.page_types import PAGE_TYPES

pytestmark = pytest.mark.browser


def test_html_of_every_page_type_is_valid(site, tmp_path):
    if not VNU.exists() or not shutil.which("java"):
        pytest.skip("vnu-jar or java is not installed")
    for page_type in PAGE_TYPES:
        html = site.get(page_type.path(site))
        (tmp_path / f"{page_type.name}.html").write_text(html, encoding="utf-8")

    # One start of Java for all of them.
    command = ["java", "-jar", VNU, "--format", "json", "--exit-zero-always", tmp_path]
    result = subprocess.run(command, capture_output=True, text=True, check=True)

    messages = json.loads(result.stderr)["messages"]
    errors = [describe(message) for message in messages if message["type"] != "info"]
    assert not errors, "\n".join(errors)


def describe(message):
    name = message.get("url", "").rpartition("/")[2]
    return f"{name}:{message.get('lastLine')}: {message['message']} {message.get('extract', '')!r}"
