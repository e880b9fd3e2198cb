from articles.admin import article, curation, derived, library, parts

__all__ = ["article", "curation", "derived", "library", "parts"]
