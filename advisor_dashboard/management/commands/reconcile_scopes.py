"""Compare the projected memberships with the platform and mend them; for a nightly run."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ...api.errors import Unavailable
from ...api.live_keeping import forget_names
from ...api.reconciling import reconcile


class Command(BaseCommand):
    help = "Make memberships, consents and the index agree with the platform."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only tell what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = reconcile(dry_run=options["dry_run"])
        except Unavailable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{report.learners} learners compared, {report.added} memberships missing, "
            f"{report.removed} too many, {report.ended} consents without a course, "
            f"{report.stale} out of date in the index, "
            f"{report.gone} courses that are deleted; "
            f"{'nothing changed' if options['dry_run'] else 'mended'}."
        )
        if not options["dry_run"]:
            self.stdout.write(f"{forget_names()} first names of old live quizzes forgotten.")
        if report.erasures:
            self.stdout.write(f"{report.erasures} erasures wait: run finish_erasures.")
        if report.failed:
            raise CommandError(
                f"{report.failed} learners could not be compared or mended, see the log. "
                "Run it again."
            )
