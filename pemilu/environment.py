"""Reads the environment variables that configure the portal, and refuses a half-configured one.

Each rule is a function of its arguments and raises ValueError with the reason; all reasons are
collected before anything is said, so that whoever deploys need not find them one restart at a
time. A reason never repeats the value: keys and database passwords would end up in logs.
"""

import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.http.request import validate_host

DEMO, PRODUCTION = "demo", "production"
LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
SQLITE, POSTGRESQL = "django.db.backends.sqlite3", "django.db.backends.postgresql"

VARIABLES = (
    "PEMILU_MODE",
    "PORT",
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "DATABASE_URL",
    "REDIS_URL",
    "EDITOR_EMAIL",
    "EMAIL_URL",
    "WEBSUB_HUB",
)
DEFAULT_PORT = 8000
SMTP_PORTS = {"smtp": 587, "smtps": 465}
# The same measures as Django's own deployment check, which only warns.
SHORTEST_SECRET_KEY = 50
FEWEST_SECRET_KEY_CHARACTERS = 5


@dataclass(frozen=True, kw_only=True)
class Environment:
    """What the environment says. In demo mode the secret key may be absent: it is then kept
    in a file (see `keep_secret_key`)."""

    mode: str
    port: int
    secret_key: str
    allowed_hosts: tuple[str, ...]
    site_url: str
    database: dict
    redis_url: str
    editor_email: str
    email: dict
    websub_hub: str

    @property
    def is_production(self) -> bool:
        return self.mode == PRODUCTION


class EnvironmentFault(ImproperlyConfigured):
    """Everything that is missing or wrong, as `VARIABLE: reason` lines."""

    def __init__(self, faults: list[str]):
        self.faults = tuple(faults)
        super().__init__(
            "The portal does not start; its environment is incomplete or wrong:\n"
            + "\n".join(f"  - {fault}" for fault in faults)
        )


def read_environment(variables: Mapping[str, str], base_dir: Path) -> Environment:
    faults = []

    def read(name, parse, *context):
        # An empty variable is an absent one: that is how container files leave one out.
        try:
            return parse(variables.get(name, "").strip(), *context)
        except ValueError as reason:
            faults.append(f"{name}: {reason}")
            return None

    mode = read("PEMILU_MODE", parse_mode)
    port = read("PORT", parse_port)
    if mode is None:
        faults.append("the other variables are checked once PEMILU_MODE is known")
        raise EnvironmentFault(faults)

    is_production = mode == PRODUCTION
    secret_key = read("SECRET_KEY", parse_secret_key, is_production)
    allowed_hosts = read("ALLOWED_HOSTS", parse_allowed_hosts, is_production)
    site_url = read("SITE_URL", parse_site_url, is_production, allowed_hosts, port)
    database = read("DATABASE_URL", parse_database_url, is_production, base_dir)
    redis_url = read("REDIS_URL", parse_redis_url, is_production)
    editor_email = read("EDITOR_EMAIL", parse_editor_email, site_url)
    email = read("EMAIL_URL", parse_email_url)
    websub_hub = read("WEBSUB_HUB", parse_websub_hub)
    if faults:
        raise EnvironmentFault(faults)

    return Environment(
        mode=mode,
        port=port,
        secret_key=secret_key,
        allowed_hosts=allowed_hosts,
        site_url=site_url,
        database=database,
        redis_url=redis_url,
        editor_email=editor_email,
        email=email,
        websub_hub=websub_hub,
    )


def parse_mode(text: str) -> str:
    if text not in ("", DEMO, PRODUCTION):
        raise ValueError("must be demo or production")
    return text or DEMO


def parse_port(text: str) -> int:
    if not text:
        return DEFAULT_PORT
    # int() would also take "8_000", "+8000" and digits of other scripts.
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise ValueError("must be a number from 1 to 65535")
    return int(text)


def parse_secret_key(text: str, is_production: bool) -> str:
    if not text:
        if is_production:
            raise ValueError(f"is not set; it needs {SHORTEST_SECRET_KEY} random characters")
        return ""
    if len(text) < SHORTEST_SECRET_KEY or len(set(text)) < FEWEST_SECRET_KEY_CHARACTERS:
        raise ValueError(f"is too easy to guess; it needs {SHORTEST_SECRET_KEY} random characters")
    if text.startswith("django-insecure-"):
        raise ValueError("was generated for a development project; make a new one")
    return text


def parse_allowed_hosts(text: str, is_production: bool) -> tuple[str, ...]:
    hosts = tuple(host.strip().lower() for host in text.split(",") if host.strip())
    if not is_production:
        foreign = [host for host in hosts if host not in LOOPBACK_HOSTS]
        if foreign:
            raise ValueError(
                "demo mode answers on localhost, 127.0.0.1 and [::1] only; "
                "set PEMILU_MODE=production for any other name"
            )
        return hosts or LOOPBACK_HOSTS
    if not hosts:
        raise ValueError("is not set; it needs the host names of the site, with commas between")
    if any("*" in host for host in hosts):
        raise ValueError("must name the hosts; * would let anyone choose the links in our pages")
    if any(not _is_host_name(host) for host in hosts):
        raise ValueError("must hold host names only, without scheme, port or path")
    return hosts


def parse_site_url(
    text: str, is_production: bool, allowed_hosts: tuple[str, ...] | None, served_port: int | None
) -> str:
    """The address that feeds, sitemaps and shared links carry, without a slash at the end."""
    if not text:
        if is_production:
            raise ValueError("is not set; it needs the address of the site, such as https://…")
        return f"http://localhost:{served_port}"
    parts, port = _split_address(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("must be an address that starts with https:// (or http:// in a demo)")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username is not None:
        raise ValueError("must be scheme and host only: the portal lives at the root of its host")
    if is_production and parts.scheme != "https":
        raise ValueError("must start with https:// in production")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    # With faulty ALLOWED_HOSTS there is nothing to compare with; that fault is named already.
    if allowed_hosts is not None and not validate_host(host, allowed_hosts):
        raise ValueError("its host is not among ALLOWED_HOSTS")
    suffix = "" if port is None else f":{port}"
    return f"{parts.scheme}://{host}{suffix}"


def parse_database_url(text: str, is_production: bool, base_dir: Path) -> dict:
    if not text:
        if is_production:
            raise ValueError("is not set; it needs postgres://user:password@host:5432/name")
        return _sqlite(base_dir / "db.sqlite3")
    try:
        database = dj_database_url.parse(text, conn_health_checks=True)
    except ValueError:
        # dj-database-url's own message repeats the address, password included.
        raise ValueError("is not a database address") from None
    if database["ENGINE"] == SQLITE:
        return _sqlite_from_url(database["NAME"], is_production)
    if database["ENGINE"] != POSTGRESQL:
        raise ValueError("must start with postgres:// or sqlite:///")
    if not database["NAME"] or "/" in database["NAME"]:
        raise ValueError("must end in the name of a database: postgres://user:password@host/name")
    return database


def parse_redis_url(text: str, is_production: bool) -> str:
    if not text:
        if is_production:
            raise ValueError("is not set; it needs redis://host:6379/0")
        return ""
    parts, _ = _split_address(text)
    is_network = parts.scheme in ("redis", "rediss") and parts.hostname
    is_socket = parts.scheme == "unix" and parts.path
    if not (is_network or is_socket):
        raise ValueError("must be an address such as redis://host:6379/0")
    return text


def parse_editor_email(text: str, site_url: str | None) -> str:
    """Where readers write to; without one the editors' mailbox at the site's own host."""
    if not text:
        return f"redaksi@{urlsplit(site_url or '').hostname or 'localhost'}"
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError("is not an e-mail address") from None
    return text


def parse_email_url(text: str) -> dict:
    """Django's settings of the server that sends e-mail; empty without one: none is sent then."""
    if not text:
        return {}
    parts, port = _split_address(text)
    if parts.scheme not in SMTP_PORTS or not parts.hostname or parts.path.strip("/"):
        raise ValueError("must be an address such as smtp://user:password@host:587/?tls=1")
    is_upgraded = parts.query == "tls=1"
    if parts.fragment or parts.query not in ("", "tls=0", "tls=1"):
        raise ValueError("knows one option only: tls=1 (or tls=0)")
    if is_upgraded and parts.scheme == "smtps":
        raise ValueError("has smtps:// and tls=1; one of them is enough")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or SMTP_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": is_upgraded,
    }


def parse_websub_hub(text: str) -> str:
    """The hub that is told which feeds changed; without one none is told and none is named."""
    if not text:
        return ""
    parts, _ = _split_address(text)
    if parts.scheme != "https" or not parts.hostname or parts.username is not None:
        raise ValueError("must be an address such as https://hub.example/")
    if not text.isascii() or set(text) & set(' "<>'):
        # It stands in headers as it is.
        raise ValueError("must be written with the characters of an address only")
    return text


def keep_secret_key(path: Path) -> str:
    """The key in this file; made at the first call, so that every process has the same one."""
    if not path.exists():
        _write_new_secret_key(path)
    key = path.read_text(encoding="ascii").strip()
    if len(key) < SHORTEST_SECRET_KEY:
        raise EnvironmentFault([f"{path.name}: holds no usable key; delete the file"])
    return key


def _write_new_secret_key(path: Path) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    # mkstemp gives 0600. The link appears at once and whole, or not at all when another
    # process was first: then that one's key counts.
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix="secret_key.")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


def _split_address(text: str) -> tuple[SplitResult, int | None]:
    try:
        parts = urlsplit(text)
        return parts, parts.port
    except ValueError:
        # Python's own messages repeat parts of the address.
        raise ValueError("is not an address") from None


def _sqlite_from_url(name: str, is_production: bool) -> dict:
    if is_production:
        raise ValueError("must be PostgreSQL in production; SQLite is for trying out")
    if name in ("", ":memory:"):
        # Each thread of the server would open an empty database of its own.
        raise ValueError("must name a file: sqlite:///ABSOLUTE/PATH")
    # Three slashes or four: both are read as an absolute path. A relative one would be another
    # database in every working directory.
    return _sqlite(Path("/") / name)


def _sqlite(path: Path) -> dict:
    return {"ENGINE": SQLITE, "NAME": str(path)}


def _is_host_name(host: str) -> bool:
    if host.startswith("[") and host.endswith("]"):
        return set(host[1:-1]) <= set("0123456789abcdef:.")
    # A dot in front means the domain with all below it; Django's own notation.
    labels = host.removeprefix(".").split(".")
    return all(
        label and label.isascii() and label.replace("-", "").replace("_", "").isalnum()
        for label in labels
    )
