import os
import socket
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

# The proxy of a production host reaches this address too; nothing else should.
HOST = "127.0.0.1"
SERVER_LOG = settings.BASE_DIR / "pemilu" / "server_log.json"


class Command(BaseCommand):
    help = (
        "Serves the portal on the loopback address with a production server (Granian, WSGI). "
        "GRANIAN_WORKERS and Granian's other variables tune it."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="only say whether the environment is whole and the port free; serve nothing",
        )

    def handle(self, *, dry_run, **options):
        refuse_busy_port(settings.PORT)
        if dry_run:
            return
        self.print_address()
        self.stdout.flush()
        # Replaces this process, so that Ctrl-C and the signals of a supervisor reach the server.
        os.execve(sys.executable, server_command(settings.PORT), server_environment())

    def print_address(self):
        address = f"http://localhost:{settings.PORT}"
        self.stdout.write(f"\nPemilu ({settings.PEMILU_MODE}): {address}")
        if not settings.IS_PRODUCTION:
            self.print_demo_logins(f"{address}/admin/")
        self.stdout.write("Stop with Ctrl-C.\n\n")

    def print_demo_logins(self, address):
        logins = read_demo_logins(settings.DEMO_DIR / "passwords.txt")
        if not logins:
            self.stdout.write("No demo users yet; `manage.py load_demo` makes them.")
            return
        self.stdout.write(f"Log in at {address} as")
        width = max(len(username) for _, username, _ in logins)
        for role, username, password in logins:
            self.stdout.write(f"  {username:<{width}}  {password}  ({role})")


def refuse_busy_port(port):
    # Granian shares a port with another Granian without a word; a plain socket does not.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise CommandError(f"Port {port} needs privileges; choose one from 1024 on.") from None
        except OSError:
            raise CommandError(
                f"Port {port} is in use, perhaps by another copy of this portal. "
                "Stop that, or choose another port: PORT=8001 make run"
            ) from None


def read_demo_logins(path: Path) -> list[list[str]]:
    """Role, user name and password of each demo user, as load_demo noted them."""
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [fields for line in lines if len(fields := line.split()) == 3]


def server_command(port):
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface=wsgi",
        "--http=1",
        "--no-ws",
        f"--host={HOST}",
        f"--port={port}",
        "--log-level=warning",
        # It would hold the addresses of readers and what they search for.
        "--no-access-log",
        # The server's own lines as JSON, like Django's.
        *([f"--log-config={SERVER_LOG}"] if settings.IS_PRODUCTION else []),
        "--respawn-failed-workers",
        "pemilu.wsgi:application",
    ]


def server_environment():
    cores = os.cpu_count() or 1
    defaults = {
        # In a demo one process: its cache lives in memory, and a second would have its own.
        "GRANIAN_WORKERS": str(cores if settings.IS_PRODUCTION else 1),
        # Fewer threads than the database pool has connections; Granian warns above 2 a core.
        "GRANIAN_BLOCKING_THREADS": str(min(8, 2 * cores)),
        "GRANIAN_WORKERS_KILL_TIMEOUT": "10",
    }
    return {**defaults, **os.environ}
