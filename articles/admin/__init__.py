from articles.admin import article, curation, derived, library, parts, pictures

__all__ = ["article", "curation", "derived", "library", "parts", "pictures"]
