"""A Query as a condition on the id of an article, so that searches stay plain querysets.

SQLite has an FTS5 table that triggers keep equal to `ArticleText`; PostgreSQL generated
`tsvector` columns with GIN indexes, which a phrase is checked against without reading the text
anew. Tokens are ASCII letters and digits, so nothing that a reader writes is an operator there.
"""

from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import BooleanField, Func

INDEX_TABLE = "articles_text_index"
TEXT_TABLE = "articles_articletext"
# About where reading hits one by one costs what reading a list of 100,000 does.
MOST_RARE = 1500


class IsFoundBy(Func):
    """Whether the article of the id in a column is found by a Query; a condition for `filter`.

    `ListEntry.objects.filter(IsFoundBy("article_id", query))`. Articles with ids below `first_id`
    may be left out, which spares SQLite from looking at them.
    """

    output_field = BooleanField()
    arity = 1

    def __init__(self, article_id, query, first_id=0):
        super().__init__(article_id)
        self.query, self.first_id = query, first_id

    @property
    def identity(self):
        # What expressions are compared by.
        return (*super().identity, ("query", self.query), ("first_id", self.first_id))

    def as_sqlite(self, compiler, connection, **extra):
        parts = [("IN", _fts_wanted(self.query)), ("NOT IN", _fts_excluded(self.query))]
        bound = f" AND rowid >= {self.first_id:d}" if self.first_id else ""
        ids = f"SELECT rowid FROM {INDEX_TABLE} WHERE {INDEX_TABLE} MATCH %s{bound}"
        return self._all_of(compiler, [(f"{verb} ({ids})", match) for verb, match in parts])

    def as_postgresql(self, compiler, connection, **extra):
        query = self.query
        parts = [
            ("IN", "stems", _ts_groups(query.groups)),
            ("IN", "words", _ts_all(query.phrases)),
            ("NOT IN", "stems", _ts_any(query.excluded)),
            ("NOT IN", "words", _ts_any(query.excluded_phrases)),
        ]
        ids = f"SELECT article_id FROM {TEXT_TABLE} WHERE %s_vector @@ to_tsquery('simple', %%s)"
        return self._all_of(
            compiler, [(f"{verb} ({ids % column})", match) for verb, column, match in parts]
        )

    def _all_of(self, compiler, parts):
        """The column's id in, or not in, what each of `parts` (condition, match) finds."""
        column, params = compiler.compile(self.source_expressions[0])
        wanted = [(f"{column} {condition}", match) for condition, match in parts if match]
        conditions = " AND ".join(condition for condition, _ in wanted)
        return conditions or "1 = 1", [p for _, match in wanted for p in (*params, match)]


def rare_articles(query) -> list[int] | None:
    """The ids of all articles with what `query` wants, when they are few; None when they are many.

    Asked before a list is read, because neither planner can be trusted with it: SQLite knows only
    how long lists are on average, and PostgreSQL not what it costs to look into a vector. Both
    would walk the news of the nation for three hits.
    """
    if not query.has_wanted:
        return None
    statement, params = _wanted(query, connection.vendor)
    with _through_the_index(), connection.cursor() as cursor:
        cursor.execute(f"{statement} LIMIT {MOST_RARE + 1}", params)
        ids = [row[0] for row in cursor.fetchall()]
    return ids if len(ids) <= MOST_RARE else None


@contextmanager
def _through_the_index():
    """Keep PostgreSQL from reading the texts one after the other, which it takes for cheap."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = DEFAULT")


def _wanted(query, vendor):
    """The statement for the ids of the articles with what `query` wants, and its parameters."""
    if vendor == "sqlite":
        statement = f"SELECT rowid FROM {INDEX_TABLE} WHERE {INDEX_TABLE} MATCH %s"
        return statement, [_fts_wanted(query)]
    parts = [("stems", _ts_groups(query.groups)), ("words", _ts_all(query.phrases))]
    matches = [(column, match) for column, match in parts if match]
    conditions = [f"{column}_vector @@ to_tsquery('simple', %s)" for column, _ in matches]
    statement = f"SELECT article_id FROM {TEXT_TABLE} WHERE {' AND '.join(conditions)}"
    return statement, [match for _, match in matches]


def _fts_wanted(query):
    groups = [_fts_any(group) for group in query.groups]
    phrases = [_fts_row(row) for row in query.phrases]
    parts = [("stems", groups), ("words", phrases)]
    return " AND ".join(f"{column} : ({' AND '.join(rows)})" for column, rows in parts if rows)


def _fts_excluded(query):
    parts = [("stems", query.excluded), ("words", query.excluded_phrases)]
    return " OR ".join(f"{column} : {_fts_any(rows)}" for column, rows in parts if rows)


def _fts_any(rows):
    return f"({' OR '.join(map(_fts_row, rows))})"


def _fts_row(row):
    return f'"{" ".join(row)}"'


def _ts_groups(groups):
    return " & ".join(f"({_ts_any(group)})" for group in groups)


def _ts_all(rows):
    return " & ".join(map(_ts_row, rows))


def _ts_any(rows):
    return " | ".join(map(_ts_row, rows))


def _ts_row(row):
    return f"({' <-> '.join(row)})"
