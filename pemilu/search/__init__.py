"""Searching in everything at once: what the words name, the articles, how else it may be spelt."""
