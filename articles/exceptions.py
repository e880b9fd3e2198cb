"""The public list of exceptions from publishing rules, on the page about the portal."""

from dataclasses import dataclass

from articles.models import PublishingOverride

# The page stays within what a slow telephone loads; the newest of longer lists are shown.
SHOWN = 50


@dataclass(frozen=True)
class Exceptions:
    """The newest exceptions, and how many older ones there are."""

    rows: list[PublishingOverride]
    older: int


def public_exceptions() -> Exceptions:
    """What was granted, the last first; one query, and a count for a longer list."""
    granted = PublishingOverride.objects.for_readers()
    rows = list(granted[: SHOWN + 1])
    older = granted.count() - SHOWN if len(rows) > SHOWN else 0
    return Exceptions(rows[:SHOWN], older)
