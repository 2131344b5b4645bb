"""The postings' table, by hand: Django 4.2 cannot declare a primary key of four columns.

The statements are common to SQLite, MySQL, MariaDB and PostgreSQL. The primary key is the
clustered order on InnoDB (and on SQLite without a rowid): the postings of a term in a scope
lie together, the newest first.
"""

from django.db import migrations, models

TABLE = "advisor_dashboard_posting"


def create(apps, schema_editor):
    """Make the table, if an interrupted run has not made it already.

    The index serves to take a profile away. MySQL and MariaDB cannot roll a table's creation
    back, so there both come in one statement; the others undo a run that fails midway.
    """
    vendor = schema_editor.connection.vendor
    inside = ", INDEX cnj_posting_profile (profile_id)" if vendor == "mysql" else ""
    options = " WITHOUT ROWID" if vendor == "sqlite" else ""
    schema_editor.execute(
        f"CREATE TABLE IF NOT EXISTS {TABLE} ("
        "term_id bigint NOT NULL, scope_id bigint NOT NULL, "
        "recency bigint NOT NULL, profile_id bigint NOT NULL, "
        f"PRIMARY KEY (term_id, scope_id, recency, profile_id){inside}){options}"
    )
    if vendor != "mysql":
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS cnj_posting_profile ON {TABLE} (profile_id)"
        )


def drop(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE IF EXISTS {TABLE}")


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
