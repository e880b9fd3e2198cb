from articles.admin import (
    article,
    banner,
    curation,
    derived,
    document,
    library,
    link_check,
    parts,
    pictures,
    slot,
    topic,
)

__all__ = [
    "article",
    "banner",
    "curation",
    "derived",
    "document",
    "library",
    "link_check",
    "parts",
    "pictures",
    "slot",
    "topic",
]
