"""The four people of the demo newsroom and the file that holds their passwords."""

import os
import secrets
import tempfile
from pathlib import Path

from accounts.models import Role, User
from accounts.roles import ensure_roles
from regions.actions import assign

# Readable aloud: no letters and digits that look alike.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_LENGTH = 16
DISPLAY_NAMES = {
    Role.WRITER: "Penulis Contoh",
    Role.EDITOR: "Editor Contoh",
    Role.CHIEF: "Redaktur Contoh",
    Role.ADMIN: "Admin Contoh",
}


def ensure_users(password_file: Path) -> tuple[dict[str, User], int]:
    """The user of each role by name, and how many were made now.

    Users who exist are left alone, their passwords too. Call it inside a transaction: the file is
    written first, so that a user never exists whose password nobody saw.
    """
    users = User.objects.in_bulk(Role.values, field_name="username")
    missing = [role for role in Role if role.value not in users]
    if not missing:
        return users, 0
    ensure_roles()
    # A password that was shown once stays good for a database made anew.
    passwords = read_passwords(password_file)
    for role in missing:
        passwords.setdefault(role.value, new_password())
    write_passwords(password_file, passwords)
    for role in missing:
        user = User.objects.create_user(
            role.value,
            password=passwords[role.value],
            display_name=DISPLAY_NAMES[role],
            is_staff=True,
            is_superuser=role == Role.ADMIN,
        )
        assign(user=user, role=role.value, by=None)
        users[role.value] = user
    return users, len(missing)


def new_password() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(PASSWORD_LENGTH))


def read_passwords(path: Path) -> dict[str, str]:
    """User name → password, from lines `role username password`."""
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {fields[1]: fields[2] for line in lines if len(fields := line.split()) == 3}


def write_passwords(path: Path, passwords: dict[str, str]) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    # mkstemp gives 0600; replacing shows readers the old file or the new one, never a part.
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix="passwords.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            # Each demo user is named after the role.
            file.writelines(f"{name} {name} {word}\n" for name, word in passwords.items())
        os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
