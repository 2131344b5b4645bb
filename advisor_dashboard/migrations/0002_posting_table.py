"""The postings' table, by hand: Django 4.2 cannot declare a primary key of four columns.

The statements are common to SQLite, MySQL, MariaDB and PostgreSQL. The primary key is the
clustered order on InnoDB (and on SQLite without a rowid): the postings of a term in a scope
lie together, the newest first.
"""

from django.db import migrations, models

TABLE = "advisor_dashboard_posting"


def create(apps, schema_editor):
    options = " WITHOUT ROWID" if schema_editor.connection.vendor == "sqlite" else ""
    schema_editor.execute(
        f"CREATE TABLE {TABLE} ("
        "term_id bigint NOT NULL, scope_id bigint NOT NULL, "
        "recency bigint NOT NULL, profile_id bigint NOT NULL, "
        f"PRIMARY KEY (term_id, scope_id, recency, profile_id)){options}"
    )
    # To take a profile away, and to search without a scope.
    schema_editor.execute(f"CREATE INDEX cnj_posting_profile ON {TABLE} (profile_id)")
    schema_editor.execute(
        f"CREATE INDEX cnj_posting_everywhere ON {TABLE} (term_id, recency, profile_id)"
    )


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("advisor_dashboard", "0001_initial")]

    operations = [
        migrations.SeparateDatabaseAndState(
            # Not atomic by itself: MySQL and MariaDB cannot roll a table's creation back.
            database_operations=[migrations.RunPython(create, drop, atomic=False)],
            state_operations=[
                migrations.CreateModel(
                    name="Posting",
                    fields=[
                        (
                            "term_id",
                            models.PositiveBigIntegerField(primary_key=True, serialize=False),
                        ),
                        ("scope_id", models.PositiveBigIntegerField()),
                        ("recency", models.BigIntegerField()),
                        ("profile_id", models.PositiveBigIntegerField()),
                    ],
                    options={"db_table": TABLE},
                ),
            ],
        )
    ]
