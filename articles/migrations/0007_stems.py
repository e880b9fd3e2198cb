"""The search text gets stems, and an index over both. Run `manage.py rebuild_search` after it.

Until then nothing is found: stems can only be made by the release's own code.
"""

from django.db import migrations, models

DROP_TRIGGERS = [
    "DROP TRIGGER articles_text_added",
    "DROP TRIGGER articles_text_removed",
    "DROP TRIGGER articles_text_changed",
    "DROP TABLE articles_text_index",
]
WORDS = ("words",)
BOTH = ("words", "stems")


def create_fts(columns):
    """An FTS5 index over `columns` of ArticleText that triggers keep equal to it."""
    names = ", ".join(columns)
    old = ", ".join(f"old.{name}" for name in columns)
    new = ", ".join(f"new.{name}" for name in columns)
    index = "articles_text_index"
    add = f"INSERT INTO {index} (rowid, {names}) VALUES (new.article_id, {new});"
    remove = (
        f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.article_id, {old});"
    )
    on = "ON articles_articletext BEGIN"
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='articles_articletext', "
        "content_rowid='article_id', tokenize='unicode61')",
        f"CREATE TRIGGER articles_text_added AFTER INSERT {on} {add} END",
        f"CREATE TRIGGER articles_text_removed AFTER DELETE {on} {remove} END",
        f"CREATE TRIGGER articles_text_changed AFTER UPDATE {on} {remove} {add} END",
        f"INSERT INTO {index} ({index}) VALUES ('rebuild')",
    ]


def create_vector(column):
    vector = f"{column}_vector"
    return [
        f"ALTER TABLE articles_articletext ADD COLUMN {vector} tsvector "
        f"GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, {column})) STORED",
        # Not compressed: unpacking the vectors of hits was most of what a search cost.
        f"ALTER TABLE articles_articletext ALTER COLUMN {vector} SET STORAGE EXTERNAL",
        f"CREATE INDEX articles_text_{column} ON articles_articletext USING gin ({vector})",
    ]


def drop_vector(column):
    return [f"ALTER TABLE articles_articletext DROP COLUMN {column}_vector"]


# Long columns out of the rows, so that those of many hits stand on few pages; the head stays.
NARROW = [
    "ALTER TABLE articles_articletext ALTER COLUMN head SET STORAGE MAIN",
    "ALTER TABLE articles_articletext SET (toast_tuple_target = 256)",
]
POSTGRESQL_WORDS = [
    "CREATE INDEX articles_text_index ON articles_articletext "
    "USING gin (to_tsvector('simple', words))"
]
DROP_OLD = {"sqlite": DROP_TRIGGERS, "postgresql": ["DROP INDEX articles_text_index"]}
CREATE_OLD = {"sqlite": create_fts(WORDS), "postgresql": POSTGRESQL_WORDS}
DROP_NEW = {"sqlite": DROP_TRIGGERS, "postgresql": [*drop_vector("words"), *drop_vector("stems")]}
CREATE_NEW = {
    "sqlite": create_fts(BOTH),
    "postgresql": [*create_vector("words"), *create_vector("stems"), *NARROW],
}


def run(statements):
    def apply(apps, schema_editor):
        for statement in statements[schema_editor.connection.vendor]:
            schema_editor.execute(statement)

    return apply


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_presets_and_banner")]

    operations = [
        migrations.RunPython(run(DROP_OLD), run(CREATE_OLD)),
        # Made anew instead of changed: SQLite would put the head, which ranking reads a thousand
        # of, behind texts that it must walk through first.
        migrations.DeleteModel("ArticleText"),
        migrations.CreateModel(
            name="ArticleText",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=models.CASCADE,
                        primary_key=True,
                        related_name="text",
                        serialize=False,
                        to="articles.article",
                    ),
                ),
                ("head", models.TextField(verbose_name="kata dasar judul dan ringkasan")),
                ("words", models.TextField(verbose_name="kata")),
                ("stems", models.TextField(verbose_name="kata dasar")),
            ],
            options={
                "verbose_name": "teks pencarian",
                "verbose_name_plural": "teks pencarian",
            },
        ),
        migrations.RunPython(run(CREATE_NEW), run(DROP_NEW)),
    ]
