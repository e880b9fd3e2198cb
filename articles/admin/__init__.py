from articles.admin import article, banner, curation, derived, library, parts, slot, topic

__all__ = ["article", "banner", "curation", "derived", "library", "parts", "slot", "topic"]
