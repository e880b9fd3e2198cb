import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def forgotten_limits():
    """Limits by address are counted in the cache, and all tests have one address."""
    cache.clear()
