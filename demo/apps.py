"""Configuration of the demo host's own app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created


def _prepare_sqlite(*, connection, **kwargs: object) -> None:
    """Let readers and one writer work side by side: the server has several threads."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = NORMAL")


class DemoConfig(AppConfig):
    """Stands in for the platform around the blocks."""

    name = "demo"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Set every new SQLite connection up."""
        connection_created.connect(_prepare_sqlite, dispatch_uid="demo.sqlite")
