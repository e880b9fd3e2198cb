"""What tests do to the log that nobody else can."""

from importlib import import_module

from django.db import connection

from accounts.models import Event

GUARD = import_module("accounts.migrations.0004_event_append_only")
LOWER_GUARD, RAISE_GUARD = GUARD.DOWN["sqlite"], GUARD.UP["sqlite"]


def empty_log():
    """As the log of a new database is."""
    with connection.cursor() as cursor:
        for statement in GUARD.DOWN[connection.vendor]:
            cursor.execute(statement)
        cursor.execute(f"DELETE FROM {Event._meta.db_table}")
        for statement in GUARD.UP[connection.vendor]:
            cursor.execute(statement)
