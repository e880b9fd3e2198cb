"""Conditions that Django has no lookup for."""

import json

from django.db.models import BooleanField, Func


class Unindexed(Func):
    """A column that SQLite may not look for in an index; the unary plus does nothing else."""

    arity = 1

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, template="+%(expressions)s", **extra)

    def as_postgresql(self, compiler, connection, **extra):
        return compiler.compile(self.source_expressions[0])


class IsAmong(Func):
    """Whether a column holds one of many integers: `filter(IsAmong("article_id", ids))`.

    All of them are one parameter. `__in` makes one of each: with a thousand, writing the
    statement took three times as long as running it.
    """

    output_field = BooleanField()
    arity = 1

    def __init__(self, column, numbers):
        super().__init__(column)
        self.numbers = list(numbers)

    @property
    def identity(self):
        # What expressions are compared by.
        return (*super().identity, ("numbers", tuple(self.numbers)))

    def as_sqlite(self, compiler, connection, **extra):
        column, params = compiler.compile(self.source_expressions[0])
        values = "SELECT value FROM json_each(%s)"
        return f"{column} IN ({values})", [*params, json.dumps(self.numbers)]

    def as_postgresql(self, compiler, connection, **extra):
        column, params = compiler.compile(self.source_expressions[0])
        return f"{column} = ANY(%s)", [*params, self.numbers]
