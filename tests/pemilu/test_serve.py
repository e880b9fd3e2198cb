import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from pemilu.management.commands.serve import server_environment


@pytest.fixture
def busy_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_busy_port_is_refused_with_a_way_out(settings, busy_port):
    settings.PORT = busy_port

    with pytest.raises(CommandError, match=rf"Port {busy_port} is in use.*PORT=8001 make run"):
        call_command("serve", dry_run=True)


@pytest.fixture
def launched(monkeypatch, settings):
    """What would have replaced the process: the command lines of servers started."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.PORT = server.getsockname()[1]
    launches = []
    monkeypatch.setattr("os.execve", lambda *arguments: launches.append(arguments[1]))
    return launches


def test_dry_run_serves_nothing(launched):
    call_command("serve", dry_run=True)

    assert launched == []


def test_demo_prints_address_and_logins(launched, settings, tmp_path):
    settings.DEMO_DIR = tmp_path
    (tmp_path / "passwords.txt").write_text("penyunting dewi kata-sandi-1\n\nadmin sari x-2\n")
    output = StringIO()

    call_command("serve", stdout=output)

    assert f"Pemilu (demo): http://localhost:{settings.PORT}\n" in output.getvalue()
    assert "dewi  kata-sandi-1  (penyunting)" in output.getvalue()
    assert "sari  x-2  (admin)" in output.getvalue()
    assert "--host=127.0.0.1" in launched[0]
    assert f"--port={settings.PORT}" in launched[0]


def test_production_prints_no_logins(launched, settings, tmp_path):
    settings.DEMO_DIR, settings.IS_PRODUCTION = tmp_path, True
    (tmp_path / "passwords.txt").write_text("penyunting dewi kata-sandi-1\n")
    output = StringIO()

    call_command("serve", stdout=output)

    assert "dewi" not in output.getvalue()


def test_operator_may_choose_the_number_of_workers(monkeypatch):
    monkeypatch.setenv("GRANIAN_WORKERS", "7")

    assert server_environment()["GRANIAN_WORKERS"] == "7"
