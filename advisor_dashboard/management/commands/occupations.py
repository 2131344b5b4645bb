"""``manage.py occupations "mot"``: what the page finds for a word, in its order."""

from __future__ import annotations

import argparse
import json
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from advisor_dashboard.api.occupations import find_occupations


class Command(BaseCommand):
    """Print the occupations that everyday words mean."""

    help = "Print the occupations that a word means, with their tier and the reason."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The words, and the form of the answer."""
        parser.add_argument("text", help="everyday words, in quotes when there are several")
        parser.add_argument("--json", action="store_true", help="a JSON list instead of a table")

    def handle(self, *args: Any, text: str, **options: Any) -> None:
        """Print the matches; unknown words give an empty list."""
        # The vocabulary is French, and so are its pages.
        with translation.override("fr"):
            matches = find_occupations(text)
        if options["json"]:
            rows = [
                {
                    "rome": match.rome,
                    "label": match.label,
                    "tier": match.tier.value,
                    "reason": match.reason,
                }
                for match in matches
            ]
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for match in matches:
            self.stdout.write(f"{match.rome}  {match.tier.value:<8}{match.label}  ({match.reason})")
        if not matches:
            self.stdout.write("No occupation found.")
