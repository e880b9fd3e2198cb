from django.conf import settings


def absolute(path: str) -> str:
    """`path` as the address that the site is known by, whatever host a request named."""
    return f"{settings.SITE_URL}{path}"
