"""Addresses as the world outside this site writes them."""

from django.conf import settings


def absolute(path: str) -> str:
    """`path` as the address that the site is known by, whatever host the request named."""
    return f"{settings.SITE_URL}{path}"
