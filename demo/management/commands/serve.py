"""``manage.py serve``: the demo on this machine's own address."""

from __future__ import annotations

import os
import signal
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from demo.background import work_beside_pages
from demo.seeding.people import ADMINISTRATOR, ADVISORS, STARTERS
from demo.seeding.seed import is_seeded
from demo.server import HOST, listening


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class Command(BaseCommand):
    """Serves until Ctrl+C."""

    help = "Serve the demo; PORT says where it listens (8000)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")

    def handle(self, *args: Any, **options: Any) -> None:
        port = str(options["port"])
        if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
            raise CommandError(f"PORT must be a number from 1 to 65535, not {port!r}.")
        if "auth_user" not in connection.introspection.table_names() or not is_seeded():
            raise CommandError("The demo is empty. Run this first: demo/manage.py seed")
        connection.close()
        signal.signal(signal.SIGTERM, _stop)
        try:
            with listening(int(port)) as server:
                self._welcome(int(port))
                work_beside_pages()
                server.serve_forever()
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be used ({error.strerror}). Choose another: PORT=8001"
            ) from error
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")

    def _welcome(self, port: int) -> None:
        lines = [f"Clic'nJob, demonstration: http://{HOST}:{port}/", "", "Log in by one click as:"]
        lines += [f"  learner        {plan.first_name} {plan.last_name}" for plan in STARTERS]
        lines += [
            f"  advisor        {plan.first_name} {plan.last_name} ({plan.username})"
            for plan in ADVISORS
        ]
        lines += [
            f"  administrator  {ADMINISTRATOR.first_name} {ADMINISTRATOR.last_name}",
            "All people and data are invented. Ctrl+C stops the server.",
        ]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()
