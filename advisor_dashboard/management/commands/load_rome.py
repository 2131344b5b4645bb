"""``manage.py load_rome FILE``: the official ROME 4.0 export, whole or not at all."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from advisor_dashboard.vocabulary.load import load_rome
from advisor_dashboard.vocabulary.rome_export import RomeExportError


class Command(BaseCommand):
    """Load the occupations of ROME, or bring them to a newer version."""

    help = "Load the official ROME 4.0 export (RefRomeCsv*.zip), or a newer version of it."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The path of the zip file."""
        parser.add_argument(
            "file", type=Path, help="RefRomeCsv*.zip as France Travail publishes it"
        )

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Load the file and say what changed."""
        try:
            report = load_rome(file)
        except RomeExportError as error:
            raise CommandError(
                f"{error}\nNothing was changed. Download RefRomeCsv*.zip again from "
                "https://www.data.gouv.fr (Répertoire opérationnel des métiers et des emplois) "
                "and give its path unchanged."
            ) from error
        occupations, appellations = report.occupations, report.appellations
        self.stdout.write(
            f"ROME version {report.version}: {occupations.in_use} occupations, "
            f"{appellations.in_use} appellations, {report.tasks} tasks and "
            f"{report.skills} skills, {report.mobilities} near jobs.\n"
            f"Occupations: {occupations.created} created, {occupations.updated} updated, "
            f"{occupations.retired} retired, {occupations.returned} back.\n"
            f"Appellations: {appellations.created} created, {appellations.updated} updated, "
            f"{appellations.retired} retired, {appellations.returned} back.\n"
            f"Clic'nJob's own labels in use: {report.own_appellations.in_use}."
        )
