from articles.admin import article, derived, library, placement

__all__ = ["article", "derived", "library", "placement"]
