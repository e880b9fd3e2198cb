import pytest

from accounts.models import User
from pemilu.dashboard.page import dashboard
from tests.factories import make_user


@pytest.fixture
def desk(client):
    client.force_login(make_user("kepala-meja", display_name="Kepala Meja"))
    return client


@pytest.fixture
def look(rf):
    """The page of somebody, as the template gets it."""

    def look(user, **parameters):
        request = rf.get("/admin/", parameters)
        # Rights are read once for each object of the user.
        request.user = User.objects.get(pk=user.pk)
        return dashboard(request)

    return look
