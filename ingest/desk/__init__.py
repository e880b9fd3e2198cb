"""From a pasted text to an article: the pages of the desk for it."""

from ingest.desk.views import PastingMixin

__all__ = ["PastingMixin"]
