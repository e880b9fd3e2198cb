import pytest
from django.core.cache import cache

from tests.desk import enter


@pytest.fixture(autouse=True)
def forgotten_limits():
    """Limits by address are counted in the cache, and all tests have one address."""
    cache.clear()


@pytest.fixture
def sari():
    return enter("sari")


@pytest.fixture
def budi():
    return enter("budi")
