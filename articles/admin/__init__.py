from articles.admin import article, curation, derived, library, link_check, parts, pictures

__all__ = ["article", "curation", "derived", "library", "link_check", "parts", "pictures"]
