"""``manage.py load_vocabulary``: Clic'nJob's own vocabulary, which needs no file."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from advisor_dashboard.vocabulary.load import load_default


class Command(BaseCommand):
    """Load the vocabulary that comes with the product."""

    help = "Load the vocabulary that comes with Clic'nJob. Running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and say what changed."""
        report = load_default()
        labels = report.own_appellations
        self.stdout.write(
            f"Clic'nJob's own labels in use: {labels.in_use} ({labels.created} created, "
            f"{labels.updated} updated, {labels.retired} retired, {labels.returned} back).\n"
            f"Occupations: {report.occupations.created} created, "
            f"{report.occupations.updated} updated, {report.occupations.retired} retired.\n"
            f"Tasks and skills: {report.tasks} and {report.skills}, "
            f"{report.hints_changed} changed."
        )
