import pytest

from tests.factories import make_user


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja", display_name="Kepala Meja"))
    return client
