"""The full-text index over ArticleText: FTS5 kept equal by triggers, or a GIN expression index."""

from django.db import migrations

SQLITE_UP = [
    """
    CREATE VIRTUAL TABLE articles_text_index USING fts5(
        words, content='articles_articletext', content_rowid='article_id', tokenize='unicode61'
    )
    """,
    """
    CREATE TRIGGER articles_text_added AFTER INSERT ON articles_articletext BEGIN
        INSERT INTO articles_text_index (rowid, words) VALUES (new.article_id, new.words);
    END
    """,
    """
    CREATE TRIGGER articles_text_removed AFTER DELETE ON articles_articletext BEGIN
        INSERT INTO articles_text_index (articles_text_index, rowid, words)
        VALUES ('delete', old.article_id, old.words);
    END
    """,
    """
    CREATE TRIGGER articles_text_changed AFTER UPDATE ON articles_articletext BEGIN
        INSERT INTO articles_text_index (articles_text_index, rowid, words)
        VALUES ('delete', old.article_id, old.words);
        INSERT INTO articles_text_index (rowid, words) VALUES (new.article_id, new.words);
    END
    """,
]
SQLITE_DOWN = [
    "DROP TRIGGER articles_text_added",
    "DROP TRIGGER articles_text_removed",
    "DROP TRIGGER articles_text_changed",
    "DROP TABLE articles_text_index",
]
POSTGRESQL_UP = [
    """
    CREATE INDEX articles_text_index ON articles_articletext
    USING gin (to_tsvector('simple', words))
    """
]
POSTGRESQL_DOWN = ["DROP INDEX articles_text_index"]


def run(statements):
    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [
        migrations.RunPython(
            run({"sqlite": SQLITE_UP, "postgresql": POSTGRESQL_UP}),
            run({"sqlite": SQLITE_DOWN, "postgresql": POSTGRESQL_DOWN}),
        )
    ]
