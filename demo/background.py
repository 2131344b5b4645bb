"""Long works on the demo: beside the pages while it is served, at once everywhere else."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection

_beside = threading.Event()


def work_beside_pages() -> None:
    """From now on this process answers pages while it works."""
    _beside.set()


def do(action: Callable[[], object]) -> None:
    """Do it, in a thread of its own where pages are served."""
    if not _beside.is_set():
        action()
        return

    def alone() -> None:
        try:
            action()
        finally:
            connection.close()

    threading.Thread(target=alone, daemon=True).start()
