"""``manage.py switch``: switch a feature off or on, as an institution would."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from advisor_dashboard.platform import Feature
from advisor_dashboard.platform.embedded.features import switch
from advisor_dashboard.platform.embedded.models import Course


class Command(BaseCommand):
    """Changes what is on in the demo; a running demo follows at once."""

    help = "Switch a feature of the product off or on, everywhere or in one course."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("feature", choices=[feature.value for feature in Feature])
        parser.add_argument("state", choices=["on", "off"])
        parser.add_argument("--course", default="", help="the key of a course (default: all)")

    def handle(self, *args: Any, **options: Any) -> None:
        feature, on = Feature(options["feature"]), options["state"] == "on"
        try:
            switch(feature, options["course"], on=on)
        except Course.DoesNotExist:
            raise CommandError(f"There is no course {options['course']!r}.") from None
        where = options["course"] or "all courses"
        self.stdout.write(f"{feature.value} is {options['state']} in {where}.")
