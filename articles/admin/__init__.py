from articles.admin import (
    article,
    curation,
    derived,
    document,
    library,
    link_check,
    parts,
    pictures,
)

__all__ = [
    "article",
    "curation",
    "derived",
    "document",
    "library",
    "link_check",
    "parts",
    "pictures",
]
