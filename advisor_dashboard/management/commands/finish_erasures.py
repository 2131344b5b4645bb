"""Erase the people of whom erasing has failed; for a nightly run."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...api.erasing import finish_erasures, pending_erasures


class Command(BaseCommand):
    help = "Finish the erasures that failed when the platform asked for them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only tell what is left to do")

    def handle(self, *args: Any, **options: Any) -> None:
        waiting = pending_erasures()
        left = waiting if options["dry_run"] else finish_erasures()
        for each in left:
            self.stdout.write(
                f"user {each.user_id}: asked for on {each.first_asked_at:%Y-%m-%d}, "
                f"{each.attempts} attempts, the last failed with {each.last_error}"
            )
        if left:
            raise CommandError(
                f"{len(left)} of {len(waiting)} erasures are left to do. Run it again; if they "
                "stay, see the log."
            )
        self.stdout.write(f"{len(waiting)} erasures finished, none is left.")
