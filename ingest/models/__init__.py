from ingest.models.feed import Feed
from ingest.models.inbox import Cluster, InboxItem, InboxStatus
from ingest.models.sketch import ItemSketch
from ingest.models.suggestion import Decision, Suggestion

__all__ = [
    "Cluster",
    "Decision",
    "Feed",
    "InboxItem",
    "InboxStatus",
    "ItemSketch",
    "Suggestion",
]
