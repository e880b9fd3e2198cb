"""The text edition repeats the addresses of pages below a prefix."""

from django.conf import settings


def split_edition(path: str) -> tuple[str, str]:
    """The prefix of the edition that `path` belongs to ("" for the full one), and the rest."""
    if path.startswith(f"{settings.TEXT_EDITION}/"):
        return settings.TEXT_EDITION, path.removeprefix(settings.TEXT_EDITION)
    return "", path
