"""Full-text search over the published articles, alike on both databases.

`texts` says what is stored of an article, `query` reads what a reader wrote, `lookup` asks the
database, `ranking` orders the newest hits and `excerpts` shows where the words stand
(docs/decisions/0004-search.md).
"""
