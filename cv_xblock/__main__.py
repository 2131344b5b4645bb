"""``python -m cv_xblock``: a CV in a file becomes a page, or is checked."""

from __future__ import annotations

import gc
import os
import sys

if __name__ == "__main__":
    # One page, and the process ends: there is nothing to collect.
    gc.disable()
    from .render.command import main

    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    # Every file is closed: to take the rest down piece by piece takes as long as half a page.
    os._exit(code)
