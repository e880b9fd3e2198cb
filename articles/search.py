"""Full-text search in both databases behind one lookup, so that queries stay plain querysets.

SQLite has an FTS5 table that triggers keep equal to `ArticleText`; PostgreSQL an expression
index over `to_tsvector('simple', words)`. Both get the same folded words and answer alike
(docs/decisions/0004-search.md).
"""

from django.db.models import Lookup, TextField

from common.text import fold

MAX_WORDS = 12
INDEX_TABLE = "articles_text_index"


def query_words(query: str) -> list[str]:
    """The words to look for: folded, at most twelve; none when `query` holds no letter."""
    return fold(query).split()[:MAX_WORDS]


@TextField.register_lookup
class Matches(Lookup):
    """`words__matches=["kpu", "banyu"]`: every word begins some word of the text."""

    lookup_name = "matches"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        return "%s", [value]

    def as_sqlite(self, compiler, connection):
        table = self.lhs.alias
        phrase = " ".join(f'"{word}"*' for word in self.rhs)
        sql = (
            f'"{table}"."article_id" IN '
            f"(SELECT rowid FROM {INDEX_TABLE} WHERE {INDEX_TABLE} MATCH %s)"
        )
        return sql, [phrase]

    def as_postgresql(self, compiler, connection):
        lhs, params = self.process_lhs(compiler, connection)
        phrase = " & ".join(f"{word}:*" for word in self.rhs)
        return f"to_tsvector('simple', {lhs}) @@ to_tsquery('simple', %s)", [*params, phrase]
