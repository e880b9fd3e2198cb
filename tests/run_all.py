"""Runs every test: on SQLite, on PostgreSQL, and once in a browser.

What cannot run on this machine is said at the end; on a CI server that is a failure, because a
green run would otherwise mean less than it says.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

from pemilu.environment import VARIABLES
from tests.browser import node_packages
from tests.chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS_COLLECTED = 5
# By scope: what a class loads, the demo newsroom above all, is loaded in one process only.
DATABASE_TESTS = ["-m", "not browser", "-n", "2", "--dist", "loadscope"]
BROWSER_TESTS = ["-m", "browser"]


def main() -> int:
    failed, missing = [], []

    def run(name, database_url, arguments):
        print(f"\n=== {name} ===", flush=True)
        status = run_pytest(database_url, arguments)
        if status == NO_TESTS_COLLECTED:
            missing.append(f"{name}: there is no such test")
        elif status:
            failed.append(name)

    with tempfile.TemporaryDirectory() as directory:
        sqlite_url = f"sqlite:///{directory}/test.sqlite3"
        run("Tests on SQLite", sqlite_url, DATABASE_TESTS)
        postgresql_url, reason = find_postgresql()
        if postgresql_url:
            run("Tests on PostgreSQL", postgresql_url, DATABASE_TESTS)
        else:
            missing.append(f"Tests on PostgreSQL: {reason}")
        if find_chromium():
            missing += missing_tools()
            run("Browser tests on SQLite", sqlite_url, BROWSER_TESTS)
        else:
            missing.append("Browser tests on SQLite: no Chromium found (set CHROMIUM to its path)")

    return report(failed, missing, is_ci=os.environ.get("CI") == "true")


def run_pytest(database_url: str, arguments: list[str]) -> int:
    # The settings under test are the demo's, whatever the caller's shell is set up for.
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    environment["DATABASE_URL"] = database_url
    command = [sys.executable, "-m", "pytest", "-q", *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode


def missing_tools() -> list[str]:
    """The browser tests that will be skipped, each with the reason."""
    reason = node_packages.install()
    missing = [f"Accessibility rules and HTML validity: {reason}"] if reason else []
    if not shutil.which("java"):
        missing.append(
            "HTML validity: no java found (Debian: apt-get install default-jre-headless)"
        )
    return missing


def find_postgresql() -> tuple[str | None, str]:
    """A server where a test database may be made, or why there is none."""
    url = os.environ.get("TEST_DATABASE_URL") or local_postgresql_url()
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            may_create = connection.execute(
                "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
            ).fetchone()[0]
    except psycopg.Error as error:
        return None, str(error).strip().splitlines()[0]
    if not may_create:
        return None, "its user may not create databases"
    return url, ""


def local_postgresql_url() -> str:
    user = os.environ.get("PGUSER", "postgres")
    password = os.environ.get("PGPASSWORD", "postgres")
    return f"postgres://{user}:{password}@localhost:5432/postgres"


def report(failed: list[str], missing: list[str], *, is_ci: bool) -> int:
    print("\n=== Summary ===")
    for name in failed:
        print(f"FAILED   {name}")
    for reason in missing:
        print(f"NOT RUN  {reason}")
    if missing and is_ci:
        print("On a CI server everything has to run: this is a failure.")
    if not failed and not missing:
        print("Everything ran and passed.")
    return 1 if failed or (missing and is_ci) else 0


if __name__ == "__main__":
    sys.exit(main())
