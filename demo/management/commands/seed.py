"""``manage.py seed``: everything that the demo needs, from an empty folder."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advisor_dashboard.models import ReferenceLoad
from demo.courses import build_bundles
from demo.seeding.seed import is_seeded, seed


class Command(BaseCommand):
    """Makes the database, the reference data, the courses and the invented people."""

    help = "Fill the demo's folder with invented people; what is there already stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--learners", type=int, default=300, help="how many (default 300)")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where people are already"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not 0 <= options["learners"] <= 20_000:
            raise CommandError("--learners takes a number from 0 to 20000.")
        started = time.monotonic()
        call_command("migrate", interactive=False, verbosity=0)
        self._references()
        build_bundles()
        if options["if_empty"] and is_seeded():
            self.stdout.write("The demo is already filled.")
            return
        made = seed(options["learners"], timezone.localdate(), self._say)
        self.stdout.write(
            f"{made.people} learners added, {made.cvs} with a CV, {made.shared} of them shared, "
            f"in {time.monotonic() - started:.0f} s. Folder: {settings.DEMO_DIR}"
        )

    def _references(self) -> None:
        for kind, command, name in (
            (ReferenceLoad.Kind.VOCABULARY, "load_vocabulary", "jobs"),
            (ReferenceLoad.Kind.COMMUNES, "load_communes", "communes"),
        ):
            if not ReferenceLoad.objects.filter(kind=kind).exists():
                self._say(f"default {name}")
                call_command(command, verbosity=0)

    def _say(self, text: str) -> None:
        self.stdout.write(f"… {text}")
        self.stdout.flush()
