#!/usr/bin/env python
"""Command line of the demo host: seed, serve, and Django's own commands."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Run one command, wherever this file is called from."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "demo.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    from demo.settings import DEMO_DIR  # noqa: PLC0415

    # Django's own checks may open the database before any command runs.
    DEMO_DIR.mkdir(parents=True, exist_ok=True)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    # Beside this file the package `demo` would be shadowed by its own modules.
    sys.path = [
        entry
        for entry in sys.path
        if Path(entry or ".").resolve() != Path(__file__).resolve().parent
    ]
    main()
