from articles.admin import article, curation, derived, document, library, parts

__all__ = ["article", "curation", "derived", "document", "library", "parts"]
