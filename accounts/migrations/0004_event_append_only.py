"""The database itself refuses to change or delete a line of the log.

SQLite rebuilds a table to alter it and forgets its triggers: a later migration that alters
accounts_event has to run `run(UP)` again at its end. A test tries whether it did.
"""

from django.db import migrations

UP = {
    "sqlite": [
        f"""
        CREATE TRIGGER accounts_event_no_{deed} BEFORE {deed} ON accounts_event BEGIN
            SELECT RAISE(ABORT, 'accounts_event is append-only');
        END
        """
        for deed in ("update", "delete")
    ],
    "postgresql": [
        """
        CREATE FUNCTION accounts_event_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'accounts_event is append-only'
            USING ERRCODE = 'integrity_constraint_violation';
        END
        $$
        """,
        """
        CREATE TRIGGER accounts_event_append_only BEFORE UPDATE OR DELETE ON accounts_event
        FOR EACH ROW EXECUTE FUNCTION accounts_event_refuse()
        """,
    ],
}
DOWN = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS accounts_event_no_update",
        "DROP TRIGGER IF EXISTS accounts_event_no_delete",
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS accounts_event_append_only ON accounts_event",
        "DROP FUNCTION IF EXISTS accounts_event_refuse()",
    ],
}


def run(statements):
    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_event_origin")]

    operations = [migrations.RunPython(run(UP), run(DOWN))]
