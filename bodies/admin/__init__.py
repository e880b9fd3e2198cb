from bodies.admin import body, parts

__all__ = ["body", "parts"]
