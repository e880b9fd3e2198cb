"""The demo newsroom as `make run` serves it: compressed, with hashed files and real headers."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from pemilu.environment import VARIABLES

ROOT = Path(__file__).resolve().parent.parent.parent
MANAGE = (sys.executable, "manage.py")
SECONDS_TO_START = 60
SECONDS_TO_STOP = 20


@dataclass(frozen=True)
class DemoSite:
    url: str
    directory: Path

    def get(self, path: str) -> str:
        """The body of the answer, whatever its status."""
        try:
            with urlopen(self.url + path, timeout=10) as answer:
                return answer.read().decode()
        except HTTPError as answer:
            with answer:
                return answer.read().decode()

    @cached_property
    def passwords(self) -> dict[str, str]:
        """User name → password of the people of the demo."""
        lines = (self.directory / "demo" / "passwords.txt").read_text(encoding="utf-8").splitlines()
        return {name: password for _, name, password in map(str.split, lines)}


@contextmanager
def serve_demo(directory: Path) -> Iterator[DemoSite]:
    """Loads the demo newsroom into `directory` and serves it until the block ends.

    Raises RuntimeError with the server's last words when it does not start.
    """
    port = free_port()
    environment = demo_environment(directory, port)
    prepare = (*MANAGE, "prepare", "--verbosity", "0")
    subprocess.run(prepare, cwd=ROOT, env=environment, check=True)
    log = directory / "serve.log"
    with log.open("wb") as output:
        server = subprocess.Popen(
            (*MANAGE, "serve"),
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            # A group of its own: Granian's worker ends with it.
            start_new_session=True,
        )
    try:
        # The address that the pages name as their own.
        site = DemoSite(f"http://localhost:{port}", directory)
        wait_until_healthy(site, server, log)
        yield site
    finally:
        stop(server)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def demo_environment(directory: Path, port: int) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return inherited | {
        "DJANGO_SETTINGS_MODULE": "tests.browser.demo_settings",
        "DEMO_SITE_DIRECTORY": str(directory),
        "DATABASE_URL": f"sqlite:///{directory}/demo.sqlite3",
        "PORT": str(port),
        # Given, so that no key is made in the developer's own demo folder.
        "SECRET_KEY": secrets.token_urlsafe(64),
    }


def wait_until_healthy(site: DemoSite, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"{site.url}/healthz", timeout=2):
                return
        except (URLError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"The demo site did not start:\n{log.read_text()[-2000:]}")


def stop(server: subprocess.Popen) -> None:
    if server.poll() is not None:
        return
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
