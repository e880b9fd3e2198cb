from articles.admin import article, curation, derived, library, link_check, parts

__all__ = ["article", "curation", "derived", "library", "link_check", "parts"]
