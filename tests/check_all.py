"""Runs every check that is not a test, to the end, and names those that failed."""

import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from pemilu.environment import VARIABLES

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MANAGE = (sys.executable, "manage.py")


def main() -> int:
    with tempfile.TemporaryDirectory() as directory:
        demo = {"DATABASE_URL": f"sqlite:///{directory}/check.sqlite3"}
        failed = [name for name, *check in checks(demo) if not run(name, *check)]
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


def checks(demo):
    templates = find_templates()
    deploy = ("check", "--deploy", "--fail-level", "WARNING")
    database = ("check", "--database", "default", "--fail-level", "WARNING")
    yield "format", (BIN / "ruff", "format", "--check", "."), {}
    yield "lint", (BIN / "ruff", "check", "."), {}
    if templates:
        yield "templates", (BIN / "djade", "--check", "--target-version", "5.2", *templates), {}
        yield "template indents", (BIN / "djhtml", "--check", "--tabwidth", "2", *templates), {}
    yield "layers", (BIN / "lint-imports",), {}
    yield "deployment", (*MANAGE, *deploy), production_environment()
    yield "database", (*MANAGE, *database), demo
    yield "migrations", (*MANAGE, "makemigrations", "--check", "--dry-run"), demo
    yield "static files", (*MANAGE, "collectstatic", "--noinput", "--verbosity", "0"), demo


def run(name, command, environment) -> bool:
    print(f"\n=== {name} ===", flush=True)
    inherited = {key: value for key, value in os.environ.items() if key not in VARIABLES}
    result = subprocess.run(command, env={**inherited, **environment}, cwd=ROOT, check=False)
    return result.returncode == 0


def production_environment():
    """A whole production environment of servers that need not exist: nothing connects."""
    return {
        "PEMILU_MODE": "production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": "pemilu.example",
        "SITE_URL": "https://pemilu.example",
        "DATABASE_URL": "postgres://pemilu:pemilu@localhost/pemilu",
        "REDIS_URL": "redis://localhost/0",
    }


def find_templates():
    paths = [*ROOT.glob("templates/**/*.html"), *ROOT.glob("*/templates/**/*.html")]
    return sorted(str(path.relative_to(ROOT)) for path in paths)


if __name__ == "__main__":
    sys.exit(main())
