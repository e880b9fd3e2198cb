"""Giving and ending roles, each with its log line."""

from django.db import transaction

from accounts.log import record
from common.snapshots import take_snapshot
from regions.models import RegionAssignment


@transaction.atomic
def assign(*, user, role, by, region=None, valid_from=None, valid_until=None) -> RegionAssignment:
    """Give `user` a role in `region` and everything below it; without one, in the nation.

    `by` is None for the system. An assignment that is there already stays as it is.
    """
    assignment, is_new = RegionAssignment.objects.get_or_create(
        user=user, role=role, region=region, valid_from=valid_from, valid_until=valid_until
    )
    if is_new:
        record("hak diberikan", assignment, by=by, after=take_snapshot(assignment))
    return assignment
