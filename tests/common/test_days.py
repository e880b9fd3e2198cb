from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from common.days import MomentField


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-01T08:00:00Z", datetime(2026, 11, 1, 8, tzinfo=UTC)),
        ("2026-11-01T08:00Z", datetime(2026, 11, 1, 8, tzinfo=UTC)),
        ("2026-11-01T08:00:00+07:00", datetime(2026, 11, 1, 1, tzinfo=UTC)),
        # As it arrives when the plus sign of an address was not encoded.
        ("2026-11-01T08:00:00 07:00", datetime(2026, 11, 1, 1, tzinfo=UTC)),
        # A day begins in Jakarta.
        ("2026-11-01", datetime(2026, 10, 31, 17, tzinfo=UTC)),
        ("2000-01-01T00:00:00+14:00", datetime(1999, 12, 31, 10, tzinfo=UTC)),
    ],
)
def test_days_and_moments_are_read(text, moment):
    assert MomentField().clean(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-01T08:00:00",
        "2026-11-01 08:00",
        "2026-11-01T25:00:00Z",
        "2026-11-01T08:00:00+99:00",
        "2026-13-01T08:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31",
        "1e9",
        "２０２６-11-01",
        "kemarin",
    ],
)
def test_what_is_neither_is_refused(text):
    with pytest.raises(ValidationError):
        MomentField().clean(text)


def test_nothing_is_no_moment():
    assert MomentField(required=False).clean(" ") is None
