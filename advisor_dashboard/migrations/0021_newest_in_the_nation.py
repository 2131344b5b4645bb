"""An index of the postings over all scopes: the newest of a term in the whole nation.

Who looks after very many courses reads it, where range by range would be too many ranges.
"""

from django.db import migrations

TABLE = "advisor_dashboard_posting"
INDEX = "cnj_posting_newest"


def create(apps, schema_editor):
    """Make the index, if an interrupted run has not made it already."""
    if not _is_there(schema_editor.connection):
        schema_editor.execute(
            f"CREATE INDEX {INDEX} ON {TABLE} (term_id, recency, profile_id, scope_id)"
        )


def drop(apps, schema_editor):
    if _is_there(schema_editor.connection):
        of_table = f" ON {TABLE}" if schema_editor.connection.vendor == "mysql" else ""
        schema_editor.execute(f"DROP INDEX {INDEX}{of_table}")


def _is_there(connection):
    with connection.cursor() as cursor:
        return INDEX in connection.introspection.get_constraints(cursor, TABLE)


class Migration(migrations.Migration):
    # Not atomic: MySQL and MariaDB cannot roll an index back.
    atomic = False
    dependencies = [("advisor_dashboard", "0020_long_works")]
    operations = [migrations.RunPython(create, drop)]
